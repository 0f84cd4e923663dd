package io.miso.store;

import java.io.IOException;

/** A piece of work on files or the network. */
interface IoSupplier<T> {
  /** Does the work. */
  T get() throws IOException;
}
