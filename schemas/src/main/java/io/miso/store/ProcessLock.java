package io.miso.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process on this machine away from the same work. The operating system frees it
 * when the process dies, however it dies. Under a bucket nothing is locked: there compare-and-set
 * fences the second one off.
 */
public final class ProcessLock implements AutoCloseable {
  private final @Nullable FileChannel channel;

  private ProcessLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** The lock of a name under the store's root, or empty if another process holds it. */
  public static Optional<ProcessLock> tryAcquire(ObjectStore store, String name) {
    if (!(store instanceof LocalObjectStore)) {
      return Optional.of(new ProcessLock(null));
    }
    Path file = Path.of(store.root()).resolve(name);
    try {
      Files.createDirectories(file.resolveSibling("."));
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isHeld(channel)) {
        return Optional.of(new ProcessLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException("lock", file.toString(), "Check that root can be written.", e);
    }
  }

  private static boolean isHeld(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException held) {
      return false;
    }
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new StoreException("unlock", channel.toString(), "It ends with the process.", e);
      }
    }
  }
}
