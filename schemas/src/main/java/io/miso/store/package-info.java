/** Objects by name on a local disk or in a bucket, with create-if-absent and compare-and-set. */
@NullMarked
package io.miso.store;

import org.jspecify.annotations.NullMarked;
