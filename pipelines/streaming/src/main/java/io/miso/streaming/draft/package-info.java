/** What passes from stage to stage before it is an example, and the ids of examples and rejects. */
@NullMarked
package io.miso.streaming.draft;

import org.jspecify.annotations.NullMarked;
