/** Tests. */
@NullMarked
package io.miso.streaming.books;

import org.jspecify.annotations.NullMarked;
