package io.miso.constraints.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DuplicateIndexTest {
  private static final double NEVER = 2;

  private static Entry entry(int id, String text) {
    return Entry.of("%016x".formatted(id), "Say something long about it.", text, true);
  }

  private static Entry numbered(int id) {
    return entry(id, "number " + id + " has a text of its own with " + id * 31 + " things in it");
  }

  @Test
  void givenMorePairsThanRemembered_whenLookedUp_thenTheYoungestHalfIsKnownAtLeast() {
    DuplicateIndex index = new DuplicateIndex(true, DuplicateIndex.COMPOSED_LIKENESS, 1000);
    for (int i = 1; i <= 2250; i++) {
      assertEquals(Entry.NONE, index.find(numbered(i)));
      index.add(numbered(i));
    }
    for (int i = 1501; i <= 2250; i++) {
      assertEquals("%016x".formatted(i), index.find(numbered(i)).idStart());
    }
    assertEquals(Entry.NONE, index.find(numbered(1500)));
  }

  @Test
  void givenSeveralDuplicates_whenLookedUp_thenTheEarliestIsNamed() {
    String text = "a text that is long enough to be like another one";
    DuplicateIndex index = new DuplicateIndex(true, DuplicateIndex.COMPOSED_LIKENESS, 100);
    Stream.of(7, 3, 5).forEach(id -> index.add(entry(id, text)));
    assertTrue(index.find(entry(9, text)).hasIdOf(entry(7, text)));
    assertTrue(index.find(entry(9, text)).isExactly(entry(7, text)));
  }

  @Test
  void givenOneOfTheRulesOff_whenLookedUp_thenOnlyTheOtherCounts() {
    String text = "the keeper of the old lighthouse paints the door every spring in blue and white";
    String equalWords = text.replace("keeper", "Keeper");
    DuplicateIndex exact = new DuplicateIndex(true, NEVER, 100);
    DuplicateIndex near = new DuplicateIndex(false, DuplicateIndex.COMPOSED_LIKENESS, 100);
    List.of(exact, near).forEach(index -> index.add(entry(1, text)));
    assertEquals(Entry.NONE, exact.find(entry(2, equalWords)));
    assertEquals(entry(1, text), exact.find(entry(2, text)));
    assertEquals(entry(1, text), near.find(entry(2, equalWords)));
    assertFalse(near.find(entry(2, equalWords)).isExactly(entry(2, equalWords)));
  }

  @Test
  void givenVeryManyOfOneKind_whenAdded_thenTheIndexStaysFast() {
    DuplicateIndex index = new DuplicateIndex(false, NEVER, 100_000);
    for (int i = 0; i < 20_000; i++) {
      index.add(entry(i, "the same text for all of them and nothing else"));
    }
    assertEquals(
        Entry.NONE, index.find(entry(1, "the same text for all of them and nothing else")));
  }
}
