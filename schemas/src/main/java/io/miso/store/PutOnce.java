package io.miso.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes an object whose bytes follow from its name, so that a replay of ourselves is harmless. */
public final class PutOnce {
  private PutOnce() {}

  /**
   * Creates the object, or accepts the same bytes already there.
   *
   * @throws CommitException.Conflict if other bytes stand under the name
   * @throws CommitException.StateUnknown if the store failed midway
   */
  public static void put(ObjectStore store, String name, byte[] bytes) {
    attempt(name, () -> store.create(name, bytes) || Arrays.equals(store.read(name), bytes));
  }

  /**
   * Creates the object from a file, which may be consumed, or accepts the same bytes already there.
   *
   * @throws CommitException.Conflict if other bytes stand under the name
   * @throws CommitException.StateUnknown if the file cannot be read or the store failed midway
   */
  public static void put(ObjectStore store, String name, Path file) {
    attempt(
        name,
        () -> {
          String digest = Digests.sha256(file);
          return store.create(name, file) || Digests.sha256(store.fetch(name)).equals(digest);
        });
  }

  private static void attempt(String name, IoSupplier<Boolean> write) {
    try {
      if (write.get()) {
        return;
      }
    } catch (IOException e) {
      throw new CommitException.StateUnknown(name, e);
    } catch (UncheckedIOException lost) {
      throw new CommitException.StateUnknown(name, lost);
    }
    throw new CommitException.Conflict(name);
  }
}
