package io.miso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import io.miso.gcs.GcsFake;
import io.miso.gcs.GcsFake.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract on the bucket server in memory, or on another server that the system property {@code
 * miso.test.gcs} names, such as {@code http://127.0.0.1:9000}.
 */
class GcsObjectStoreTest extends ObjectStoreContractTest {
  private static final AtomicInteger ROOTS = new AtomicInteger();
  private static GcsFake fake;
  private static String endpoint;

  private final String root = "gs://miso-test/data/run" + ROOTS.incrementAndGet();

  @BeforeAll
  static void startServer() {
    fake = GcsFake.start("fake-only");
    endpoint = System.getProperty("miso.test.gcs", fake.endpoint());
    client().create(BucketInfo.of("miso-test"));
  }

  @AfterAll
  static void stopServer() {
    fake.close();
  }

  @Override
  ObjectStore open() {
    return new GcsObjectStore(root, client());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void givenOneFailedTry_whenCreated_thenTheRepeatSucceedsAsOurs(Fault fault) {
    try (ObjectStore store = onFake()) {
      fake.failNextWrite(fault);
      assertTrue(store.create("a", bytes("one")));
      assertEquals("one", text(store.read("a")));
      assertFalse(store.create("a", bytes("one")));
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void givenOneFailedTry_whenCompareAndSet_thenTheRepeatSucceedsAsOurs(Fault fault) {
    try (ObjectStore store = onFake()) {
      store.create("a", bytes("one"));
      long generation = store.find("a").orElseThrow().generation();
      fake.failNextWrite(fault);
      assertTrue(store.compareAndSet("a", generation, bytes("two")));
      assertEquals("two", text(store.read("a")));
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void givenOneFailedTry_whenFileCreated_thenTheRepeatSucceedsAsOurs(Fault fault)
      throws IOException {
    try (ObjectStore store = onFake()) {
      Path file = Files.write(store.scratch().resolve("file"), bytes("one"));
      fake.failNextWrite(fault);
      assertTrue(store.create("a", file));
      assertEquals("one", text(store.read("a")));
    }
  }

  @Test
  void givenServerThatKeepsFailing_whenPutOnce_thenStateUnknownNamesTheObject() {
    try (ObjectStore store = onFake()) {
      for (int i = 0; i < 6; i++) {
        fake.failNextWrite(Fault.REFUSED);
      }
      String message =
          Failures.message(
              CommitException.StateUnknown.class, () -> PutOnce.put(store, "m/1", bytes("x")));
      assertTrue(message.contains("m/1"), message);
      PutOnce.put(store, "m/1", bytes("x"));
      assertEquals("x", text(store.read("m/1")));
    }
  }

  @Test
  void givenBytesAlteredOnTheWay_whenFetched_thenRefused() {
    try (ObjectStore store = onFake()) {
      store.create("weights", bytes("one"));
      fake.corrupt("fake-only", store.root().substring("gs://fake-only/".length()) + "/weights");
      String message = Failures.message(StoreException.class, () -> store.fetch("weights"));
      assertTrue(message.contains("weights") && message.contains("CRC-32C"), message);
    }
  }

  @Test
  void givenMoreNamesThanAPage_whenListed_thenAllOfThem() {
    try (ObjectStore store = onFake()) {
      for (int i = 0; i < 1100; i++) {
        store.create("p/%04d".formatted(i), bytes("x"));
      }
      assertEquals(1100, store.list("p/", "").size());
      assertEquals(100, store.list("p/", "p/1000").size());
    }
  }

  @Test
  void givenFolderMarkOfTheConsole_whenListed_thenLeftOut() throws Exception {
    try (ObjectStore store = open()) {
      Storage console = client();
      String folder = root.substring("gs://miso-test/".length());
      console.create(BlobInfo.newBuilder("miso-test", folder + "/m/").build(), new byte[0]);
      store.create("m/a", bytes("x"));
      assertEquals(List.of("m/a"), store.list("m/", ""));
    }
  }

  @Test
  void givenMissingBucket_whenWritten_thenErrorNamesTheRoot() {
    try (ObjectStore store = new GcsObjectStore("gs://no-such-bucket/x", client())) {
      String message = Failures.message(StoreException.class, () -> store.create("a", bytes("x")));
      assertTrue(message.contains("gs://no-such-bucket/x"), message);
    }
  }

  @Test
  void givenNothingListening_whenRead_thenStoreException() {
    Storage nowhere =
        client("http://127.0.0.1:1").toBuilder()
            .setRetrySettings(ServiceOptions.getNoRetrySettings())
            .build()
            .getService();
    try (ObjectStore store = new GcsObjectStore("gs://b/x", nowhere)) {
      String message = Failures.message(StoreException.class, () -> store.read("a"));
      assertTrue(message.contains("network"), message);
    }
  }

  /** Faults need our own server, whatever server the contract runs on. */
  private ObjectStore onFake() {
    return new GcsObjectStore(
        root.replace("miso-test", "fake-only"), client(fake.endpoint()).getService());
  }

  private static Storage client() {
    return client(endpoint).getService();
  }

  private static StorageOptions client(String endpoint) {
    StorageOptions.Builder options =
        StorageOptions.newBuilder()
            .setHost(endpoint)
            .setProjectId("test")
            .setCredentials(NoCredentials.getInstance());
    return options
        .setRetrySettings(
            ServiceOptions.getDefaultRetrySettings().toBuilder()
                .setInitialRetryDelayDuration(Duration.ofMillis(1))
                .setMaxRetryDelayDuration(Duration.ofMillis(5))
                .build())
        .build();
  }
}
