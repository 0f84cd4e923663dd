/** {@code miso check}: whether what a run needs is there, tried before money is spent. */
@NullMarked
package io.miso.cli.check;

import org.jspecify.annotations.NullMarked;
