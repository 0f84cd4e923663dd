@NullMarked
package io.miso.constraints.recognise;

import org.jspecify.annotations.NullMarked;
