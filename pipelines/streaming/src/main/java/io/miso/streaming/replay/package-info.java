/** Makes refused records anew from their source. */
@NullMarked
package io.miso.streaming.replay;

import org.jspecify.annotations.NullMarked;
