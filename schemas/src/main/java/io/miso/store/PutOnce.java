package io.miso.store;

import java.io.UncheckedIOException;
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
    try {
      if (store.create(name, bytes) || Arrays.equals(store.read(name), bytes)) {
        return;
      }
    } catch (UncheckedIOException lost) {
      throw new CommitException.StateUnknown(name, lost);
    }
    throw new CommitException.Conflict(name);
  }
}
