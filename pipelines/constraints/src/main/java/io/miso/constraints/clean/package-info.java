/**
 * What keeps a verified pair from being published: rules on its text, public test sets, duplicates.
 * Pure functions of texts; nothing here reads a clock, a file system or a network.
 */
@NullMarked
package io.miso.constraints.clean;

import org.jspecify.annotations.NullMarked;
