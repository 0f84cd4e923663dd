package io.miso.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps out all other threads and processes that use the same lock file. */
final class FileMutex {
  private final Path file;

  /** Interned, since two class loaders of one JVM must share it: file locks do not stop threads. */
  private final Object threads;

  FileMutex(Path file) {
    this.file = file;
    this.threads = (FileMutex.class.getName() + ":" + file).intern();
  }

  /** Runs the action alone. */
  <T> T hold(IoSupplier<T> action) throws IOException {
    synchronized (threads) {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock();
        return action.get();
      }
    }
  }
}
