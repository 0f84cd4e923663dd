/** The command line and the supervisor that runs the stages as processes of their own. */
@NullMarked
package io.miso.cli;

import org.jspecify.annotations.NullMarked;
