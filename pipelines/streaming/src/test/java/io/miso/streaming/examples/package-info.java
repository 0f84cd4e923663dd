@NullMarked
package io.miso.streaming.examples;

import org.jspecify.annotations.NullMarked;
