/**
 * The rich curriculum's writer: merges all demands into one plan, says sentences that keep to it,
 * verifies the text and repairs what failed.
 */
@NullMarked
package io.miso.constraints.write.rich;

import org.jspecify.annotations.NullMarked;
