/** An in-process stand-in for Google Cloud Storage's JSON API: a reading of it, not a proof. */
@NullMarked
package io.miso.gcs;

import org.jspecify.annotations.NullMarked;
