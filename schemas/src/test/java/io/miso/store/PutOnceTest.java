package io.miso.store;

import static io.miso.store.ObjectStoreContractTest.bytes;
import static io.miso.store.ObjectStoreContractTest.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PutOnceTest {
  private final Path temporary;

  PutOnceTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  @Test
  void givenSameBytesAgain_whenPut_thenAccepted() throws IOException {
    try (ObjectStore store = new LocalObjectStore(temporary)) {
      PutOnce.put(store, "a", bytes("one"));
      PutOnce.put(store, "a", bytes("one"));
      PutOnce.put(store, "a", file(store, "one"));
      PutOnce.put(store, "b", file(store, "two"));
      assertEquals("one", text(store.read("a")));
      assertEquals("two", text(store.read("b")));
    }
  }

  @Test
  void givenOtherBytes_whenPut_thenConflictNamesTheObjectAndNothingChanges() throws IOException {
    try (ObjectStore store = new LocalObjectStore(temporary)) {
      PutOnce.put(store, "a", bytes("one"));
      Path other = file(store, "two");
      String message =
          Failures.message(
              CommitException.Conflict.class, () -> PutOnce.put(store, "a", bytes("two")));
      assertTrue(message.contains("as a"), message);
      assertThrows(CommitException.Conflict.class, () -> PutOnce.put(store, "a", other));
      assertEquals("one", text(store.read("a")));
    }
  }

  @Test
  void givenStoreThatFails_whenPut_thenStateUnknownAndTheRepeatSucceeds() {
    for (FaultyStore.When when : FaultyStore.When.values()) {
      try (FaultyStore store = new FaultyStore(new LocalObjectStore(temporary))) {
        String name = "when/" + when;
        store.failAt(1, when);
        assertThrows(
            CommitException.StateUnknown.class, () -> PutOnce.put(store, name, bytes("one")));
        PutOnce.put(store, name, bytes("one"));
        assertEquals("one", text(store.read(name)));
      }
    }
  }

  private static Path file(ObjectStore store, String text) throws IOException {
    return Files.writeString(store.scratch().resolve("file"), text);
  }
}
