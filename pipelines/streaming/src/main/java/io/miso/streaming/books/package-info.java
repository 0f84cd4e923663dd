/** What a root's manifests and increment plans say has been published and planned. */
@NullMarked
package io.miso.streaming.books;

import org.jspecify.annotations.NullMarked;
