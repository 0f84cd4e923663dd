@NullMarked
package io.miso.streaming.replay;

import org.jspecify.annotations.NullMarked;
