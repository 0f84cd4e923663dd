/** The one bridge between the values of this module and the Avro records. */
@NullMarked
package io.miso.constraints.record;

import org.jspecify.annotations.NullMarked;
