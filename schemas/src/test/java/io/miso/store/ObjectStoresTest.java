package io.miso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoresTest {
  private final Path temporary;

  ObjectStoresTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  @Test
  void givenPathOrFileUrl_whenOpened_thenTheSameLocalRoot() throws IOException {
    String real = temporary.toRealPath().toString();
    try (ObjectStore byPath = ObjectStores.open(temporary.toString());
        ObjectStore byUrl = ObjectStores.open(temporary.toUri().toString())) {
      assertInstanceOf(LocalObjectStore.class, byPath);
      assertEquals(real, byPath.root());
      assertEquals(real, byUrl.root());
    }
  }

  @Test
  void givenBucketUrl_whenOpened_thenBucketStore() {
    try (ObjectStore store = ObjectStores.open("gs://bucket/some/prefix")) {
      assertInstanceOf(GcsObjectStore.class, store);
      assertEquals("gs://bucket/some/prefix", store.root());
    }
  }

  @Test
  void givenUnknownScheme_whenOpened_thenErrorNamesItAndTheChoices() {
    String message =
        Failures.message(IllegalArgumentException.class, () -> ObjectStores.open("s3://b/x"));
    assertTrue(message.contains("'s3'") && message.contains("gs://bucket/prefix"), message);
  }

  @Test
  void givenBucketUrlWithoutBucket_whenOpened_thenRefused() {
    assertThrows(IllegalArgumentException.class, () -> ObjectStores.open("gs:///x"));
  }
}
