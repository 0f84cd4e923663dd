/** The rich curriculum: all kinds, four ways to combine them, ten levels, whole conversations. */
@NullMarked
package io.miso.constraints.compose.rich;

import org.jspecify.annotations.NullMarked;
