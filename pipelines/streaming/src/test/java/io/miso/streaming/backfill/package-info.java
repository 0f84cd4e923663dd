@NullMarked
package io.miso.streaming.backfill;

import org.jspecify.annotations.NullMarked;
