package io.miso.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises, whatever holds its objects. */
abstract class ObjectStoreContractTest {
  private Path temporary;
  private ObjectStore store;

  Path temporary() {
    return temporary;
  }

  /** A store over an empty root. */
  abstract ObjectStore open() throws IOException;

  @BeforeEach
  void openStore(@TempDir Path folder) throws IOException {
    temporary = folder;
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void givenFreeName_whenCreated_thenItReadsBack() {
    assertTrue(store.create("a/b.json", bytes("one")));
    assertEquals("one", text(store.read("a/b.json")));
    assertEquals("one", text(store.find("a/b.json").orElseThrow().bytes()));
  }

  @Test
  void givenTakenName_whenCreated_thenFalseAndNothingChanges() throws IOException {
    store.create("a", bytes("one"));
    assertFalse(store.create("a", bytes("two")));
    assertFalse(store.create("a", file(bytes("three"))));
    assertEquals("one", text(store.read("a")));
  }

  @Test
  void givenManyCreators_whenTheyRace_thenOneWins() throws Exception {
    List<Callable<Boolean>> creators = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      byte[] own = bytes("creator " + i);
      creators.add(() -> store.create("race/a", own));
    }
    List<Boolean> won = runTogether(creators);
    assertEquals(1, won.stream().filter(w -> w).count());
    assertEquals("creator " + won.indexOf(true), text(store.read("race/a")));
  }

  @Test
  void givenManySwappers_whenTheyRace_thenOneWins() throws Exception {
    store.create("race", bytes("start"));
    long generation = store.find("race").orElseThrow().generation();
    List<Callable<Boolean>> swappers = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      byte[] own = bytes("swapper " + i);
      swappers.add(() -> store.compareAndSet("race", generation, own));
    }
    List<Boolean> won = runTogether(swappers);
    assertEquals(1, won.stream().filter(w -> w).count());
    assertEquals("swapper " + won.indexOf(true), text(store.read("race")));
  }

  @Test
  void givenCurrentGeneration_whenCompareAndSet_thenReplaced() {
    store.create("latest", bytes("one"));
    long generation = store.find("latest").orElseThrow().generation();
    assertTrue(store.compareAndSet("latest", generation, bytes("two")));
    assertEquals("two", text(store.read("latest")));
  }

  @Test
  void givenStaleGeneration_whenCompareAndSet_thenFalseAndNothingChanges() {
    store.create("latest", bytes("one"));
    long stale = store.find("latest").orElseThrow().generation();
    store.compareAndSet("latest", stale, bytes("two"));
    assertFalse(store.compareAndSet("latest", stale, bytes("three")));
    assertEquals("two", text(store.read("latest")));
  }

  @Test
  void givenBytesThatCameBack_whenCompareAndSetByOldGeneration_thenFalse() {
    store.create("latest", bytes("one"));
    long first = store.find("latest").orElseThrow().generation();
    store.compareAndSet("latest", first, bytes("two"));
    long second = store.find("latest").orElseThrow().generation();
    store.compareAndSet("latest", second, bytes("one"));
    assertNotEquals(first, store.find("latest").orElseThrow().generation());
    assertFalse(store.compareAndSet("latest", first, bytes("three")));
  }

  @Test
  void givenAbsent_whenCompareAndSetExpectsAbsent_thenCreatedOnce() {
    assertTrue(store.compareAndSet("new/latest", ObjectStore.ABSENT, bytes("one")));
    assertFalse(store.compareAndSet("new/latest", ObjectStore.ABSENT, bytes("two")));
    assertEquals("one", text(store.read("new/latest")));
  }

  @Test
  void givenAbsent_whenCompareAndSetExpectsSome_thenFalse() {
    assertFalse(store.compareAndSet("none", 7, bytes("one")));
    assertTrue(store.find("none").isEmpty());
  }

  @Test
  void givenObject_whenRangeRead_thenThoseBytes() {
    store.create("a", bytes("0123456789"));
    assertEquals("345", text(store.read("a", 3, 3)));
    assertEquals("89", text(store.read("a", 8, 100)));
    assertEquals("", text(store.read("a", 10, 5)));
    assertEquals("", text(store.read("a", 99, 5)));
    assertEquals("0123456789", text(store.read("a", 0, 10)));
  }

  @Test
  void givenEmptyObject_whenRead_thenEmpty() {
    store.create("empty", new byte[0]);
    assertEquals(0, store.read("empty").length);
    assertEquals(0, store.find("empty").orElseThrow().bytes().length);
    assertEquals(0, store.read("empty", 0, 5).length);
  }

  @Test
  void givenNames_whenListed_thenSortedByBytesAndFromStart() {
    List<String> names =
        List.of(
            "m/01/a",
            "m/01/b",
            "m/02-x",
            "m/02/a",
            "m/02/b/c",
            "m/03/é",
            "m/03/\uFB01",
            "m/03/\uD83D\uDE00");
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.forEach(name -> store.create(name, bytes(name)));
    store.create("other", bytes("x"));
    assertEquals(names, store.list("m/", ""));
    assertEquals(names.subList(3, 8), store.list("m/", "m/02/"));
    assertEquals(names.subList(1, 8), store.list("m/", "m/01/b"));
    assertEquals(names.subList(2, 5), store.list("m/02", ""));
    assertEquals(names.subList(4, 5), store.list("m/02/b/", "m/01"));
    assertEquals(List.of(), store.list("m/", "n"));
    assertEquals(List.of("other"), store.list("o", ""));
    assertEquals(9, store.list("", "").size());
  }

  @Test
  void givenNothingUnderPrefix_whenListed_thenEmpty() {
    assertEquals(List.of(), store.list("none/", ""));
    assertEquals(List.of(), store.list("", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "a+b", "a%2Fb", "a#b?c&d=e", "x:y", "it's \"so\"", "ü/日本", "*[a]", "a\\b"})
  void givenOddName_whenUsed_thenItIsTakenLiterally(String name) throws IOException {
    assertTrue(store.create("odd/" + name, bytes("one")));
    assertEquals(List.of("odd/" + name), store.list("odd/", ""));
    assertEquals("one", text(store.read("odd/" + name)));
    assertEquals("one", Files.readString(store.fetch("odd/" + name)));
    store.delete("odd/" + name);
    assertEquals(List.of(), store.list("odd/", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\nb", ".tmp/x", "a\uD83D"})
  void givenUnportableName_whenUsed_thenRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> store.create(name, bytes("x")));
    assertThrows(IllegalArgumentException.class, () -> store.find(name));
    assertThrows(IllegalArgumentException.class, () -> store.delete(name));
  }

  @Test
  void givenPrefixOutsideRoot_whenListed_thenRefused() {
    assertThrows(IllegalArgumentException.class, () -> store.list("../", ""));
  }

  @Test
  void givenObject_whenDeleted_thenGoneAndNameIsFree() {
    store.create("a/b", bytes("one"));
    store.delete("a/b");
    store.delete("a/b");
    assertTrue(store.find("a/b").isEmpty());
    assertTrue(store.create("a/b", bytes("two")));
  }

  @Test
  void givenMissingObject_whenRead_thenErrorNamesItAndTheRoot() {
    assertTrue(store.find("no/such").isEmpty());
    List<Callable<?>> reads =
        List.of(
            () -> store.read("no/such"),
            () -> store.read("no/such", 0, 5),
            () -> store.fetch("no/such"));
    for (Callable<?> read : reads) {
      String message = Failures.message(StoreException.class, read::call);
      assertTrue(message.contains("no/such") && message.contains(store.root()), message);
    }
  }

  @Test
  void givenBigFile_whenCreatedAndFetched_thenSameBytes() throws IOException {
    byte[] big = new byte[5_000_001];
    new Random(7).nextBytes(big);
    assertTrue(store.create("big", file(big)));
    assertArrayEquals(big, Files.readAllBytes(store.fetch("big")));
    assertArrayEquals(big, store.read("big"));
    assertEquals(big[4_999_999], store.read("big", 4_999_999, 1)[0]);
  }

  @Test
  void givenFileInScratch_whenCreated_thenPublishedAndNotListedBefore() throws IOException {
    Path made = Files.write(store.scratch().resolve("weights"), bytes("w"));
    assertEquals(List.of(), store.list("", ""));
    assertTrue(store.create("weights", made));
    assertEquals(List.of("weights"), store.list("", ""));
  }

  @Test
  void givenReplacedObject_whenFetchedAgain_thenNewBytes() throws IOException {
    store.create("a", bytes("one"));
    assertEquals("one", Files.readString(store.fetch("a")));
    store.compareAndSet("a", store.find("a").orElseThrow().generation(), bytes("two"));
    assertEquals("two", Files.readString(store.fetch("a")));
  }

  @Test
  void givenClosedStore_whenLookedAt_thenItsScratchIsGone() throws IOException {
    ObjectStore other = open();
    Path made = Files.write(other.scratch().resolve("half"), bytes("x"));
    other.close();
    assertFalse(Files.exists(made));
    assertTrue(Files.exists(store.scratch()));
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(temporary.resolve("file"), bytes);
  }

  private static <T> List<T> runTogether(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
