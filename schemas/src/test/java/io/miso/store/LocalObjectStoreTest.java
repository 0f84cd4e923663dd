package io.miso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LocalObjectStoreTest extends ObjectStoreContractTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @Override
  ObjectStore open() {
    return new LocalObjectStore(root());
  }

  private Path root() {
    return temporary().resolve("root");
  }

  @Test
  void givenFileInPlaceOfRoot_whenOpened_thenErrorNamesItAndTheRemedy() throws IOException {
    Path file = Files.writeString(temporary().resolve("plain"), "x");
    for (Path root : List.of(file, file.resolve("below"))) {
      String message = Failures.message(StoreException.class, () -> new LocalObjectStore(root));
      assertTrue(message.contains(root.toString()) && message.contains("root=DIR"), message);
    }
  }

  @Test
  void givenUnwritableRoot_whenOpened_thenErrorNamesItAndTheRemedy() throws IOException {
    Path root = Files.createDirectory(temporary().resolve("sealed"));
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-xr-xr-x"));
    Assumptions.assumeFalse(Files.isWritable(root), "This user may write everywhere");
    String message = Failures.message(StoreException.class, () -> new LocalObjectStore(root));
    assertTrue(message.contains(root.toString()) && message.contains("root=DIR"), message);
  }

  @Test
  void givenNameTooLongForTheDisk_whenWritten_thenErrorNamesItAndNothingIsLeft()
      throws IOException {
    try (ObjectStore store = open()) {
      String name = "a/" + "x".repeat(300);
      String message = Failures.message(StoreException.class, () -> store.create(name, bytes("x")));
      assertTrue(message.contains(name) && message.contains("space and permissions"), message);
      assertEquals(List.of(), store.list("", ""));
      assertEquals(0, Objects.requireNonNull(store.scratch().toFile().list()).length);
    }
  }

  @Test
  void givenFolderOfObjects_whenItsNameIsWritten_thenErrorSaysSo() {
    try (ObjectStore store = open()) {
      store.create("a/b", bytes("x"));
      String message = Failures.message(StoreException.class, () -> store.create("a", bytes("x")));
      assertTrue(message.contains("folder of other objects"), message);
      assertThrows(StoreException.class, () -> store.create("a/b/c", bytes("x")));
      assertTrue(store.find("a").isEmpty());
      store.delete("a");
      assertEquals(List.of("a/b"), store.list("", ""));
    }
  }

  @Test
  void givenClockThatStandsStill_whenReplaced_thenGenerationStillGrows() throws IOException {
    try (ObjectStore store = open()) {
      store.create("a", bytes("one"));
      FileTime future = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
      Files.setLastModifiedTime(root().resolve("a"), future);
      long before = store.find("a").orElseThrow().generation();
      assertTrue(store.compareAndSet("a", before, bytes("two")));
      assertTrue(store.find("a").orElseThrow().generation() > before);
    }
  }

  @Test
  void givenSymbolicLinks_whenListedAndRead_thenTheyCountAsWhatTheyPointTo() throws IOException {
    try (ObjectStore store = open()) {
      Path elsewhere = Files.createDirectory(temporary().resolve("elsewhere"));
      Files.writeString(elsewhere.resolve("a"), "one");
      Files.createSymbolicLink(root().resolve("moved"), elsewhere);
      Files.createSymbolicLink(root().resolve("dangling"), temporary().resolve("nowhere"));
      assertEquals(List.of("moved/a"), store.list("", ""));
      assertEquals(List.of("moved/a"), store.list("moved/", ""));
      assertEquals("one", text(store.read("moved/a")));
      assertTrue(store.find("dangling").isEmpty());
    }
  }

  @Test
  void givenRootThatIsASymbolicLink_whenUsed_thenItWorks() throws IOException {
    Path real = Files.createDirectory(temporary().resolve("real"));
    Path link = Files.createSymbolicLink(temporary().resolve("link"), real);
    try (ObjectStore store = new LocalObjectStore(link)) {
      store.create("a/b", bytes("one"));
      assertEquals(List.of("a/b"), store.list("", ""));
      assertTrue(Files.exists(real.resolve("a/b")));
    }
  }

  @Test
  void givenFilesThatVanish_whenListed_thenTheListGoesOn() throws Exception {
    try (ObjectStore store = open()) {
      store.create("stay", bytes("x"));
      AtomicBoolean done = new AtomicBoolean();
      Path folder = Files.createDirectories(root().resolve("f/g"));
      CompletableFuture<Void> churn =
          CompletableFuture.runAsync(() -> createAndDelete(folder, done));
      for (int i = 0; i < 300; i++) {
        assertTrue(store.list("", "").contains("stay"));
      }
      done.set(true);
      churn.get();
    }
  }

  private static void createAndDelete(Path folder, AtomicBoolean done) {
    try {
      while (!done.get()) {
        for (int i = 0; i < 20; i++) {
          Files.write(Files.createDirectories(folder.resolve("d" + i)).resolve("x"), new byte[1]);
        }
        for (int i = 0; i < 20; i++) {
          Files.delete(folder.resolve("d" + i).resolve("x"));
          Files.delete(folder.resolve("d" + i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void givenTenThousandObjects_whenListed_thenQuick() throws IOException {
    try (ObjectStore store = open()) {
      for (int i = 0; i < 10_000; i++) {
        Path folder = root().resolve("m/%02d".formatted(i / 100));
        if (i % 100 == 0) {
          Files.createDirectories(folder);
        }
        Files.createFile(folder.resolve("%05d.json".formatted(i)));
      }
      assertTimeout(Duration.ofSeconds(5), () -> assertEquals(10_000, store.list("m/", "").size()));
      assertEquals(100, store.list("m/", "m/99/").size());
    }
  }

  @Test
  void givenFolderDeletedByHand_whenWrittenAgain_thenItIsCreatedAnew() throws IOException {
    try (ObjectStore store = open()) {
      store.create("a/b/c", bytes("one"));
      store.delete("a/b/c");
      Files.delete(root().resolve("a/b"));
      assertTrue(store.create("a/b/c", bytes("two")));
    }
  }

  @Test
  void givenFullDisk_whenWritten_thenClearErrorAndNothingHalfPublished() throws Exception {
    // No file of the process may grow beyond 64 blocks: a disk that is full in mid-write.
    String script = "ulimit -f 64 && exec \"$0\" -XX:-UsePerfData -cp \"$1\" \"$2\" \"$3\"";
    Process process =
        new ProcessBuilder(
                "sh", "-c", script, JAVA, CLASS_PATH, FullDisk.class.getName(), root().toString())
            .redirectErrorStream(true)
            .start();
    String output = text(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
    assertTrue(output.contains("Cannot write big"), output);
    assertTrue(output.contains("Check space and permissions under"), output);
    try (ObjectStore store = open()) {
      assertEquals(List.of("small"), store.list("", ""));
    }
  }

  /** Writes until the disk refuses, in a process of its own. */
  static final class FullDisk {
    private FullDisk() {}

    public static void main(String[] args) {
      try (ObjectStore store = new LocalObjectStore(Path.of(args[0]))) {
        store.create("small", bytes("x"));
        store.create("big", new byte[1_000_000]);
      } catch (StoreException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void givenKilledProcess_whenTheNextStoreOpens_thenItsLeftoversAreGone() throws Exception {
    Path leftover = killedStoresScratch();
    assertTrue(Files.exists(leftover.resolve("half")));
    open().close();
    assertFalse(Files.exists(leftover));
  }

  @Test
  void givenLiveProcess_whenAnotherStoreOpens_thenItsFilesStay() throws Exception {
    Process owner = holder();
    Path scratch = Path.of(owner.inputReader().readLine());
    open().close();
    assertTrue(Files.exists(scratch.resolve("half")));
    owner.destroyForcibly().waitFor();
  }

  private Path killedStoresScratch() throws Exception {
    Process owner = holder();
    Path scratch = Path.of(owner.inputReader().readLine());
    owner.destroyForcibly().waitFor();
    return scratch;
  }

  private Process holder() throws IOException {
    return new ProcessBuilder(JAVA, "-cp", CLASS_PATH, Holder.class.getName(), root().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Keeps a store open until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      ObjectStore store = new LocalObjectStore(Path.of(args[0]));
      Files.writeString(store.scratch().resolve("half"), "x");
      System.out.println(store.scratch());
      int end = System.in.read();
      store.close();
      System.exit(end);
    }
  }
}
