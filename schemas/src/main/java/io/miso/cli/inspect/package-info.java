/** {@code miso inspect}: what a root holds, and the way of one pair through it. */
@NullMarked
package io.miso.cli.inspect;

import org.jspecify.annotations.NullMarked;
