/** The seeded composer: instruction i of seed s, with the exact span of every constraint. */
@NullMarked
package io.miso.constraints.compose;

import org.jspecify.annotations.NullMarked;
