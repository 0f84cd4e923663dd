/** {@code miso run}: both stages as processes of their own, restarted, shown and stopped. */
@NullMarked
package io.miso.cli.run;

import org.jspecify.annotations.NullMarked;
