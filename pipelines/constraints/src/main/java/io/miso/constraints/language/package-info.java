/** Language identification that always says the same of the same text. */
@NullMarked
package io.miso.constraints.language;

import org.jspecify.annotations.NullMarked;
