package io.miso.constraints.clean;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Planted pairs of known similarity. */
class MinHashTest {
  private static final int PAIRS = 500;
  private static final int WORDS = 400;
  private static final String ID = "%016x";

  private record Pair(String one, String other, double jaccard) {}

  /** Replaces single words far from each other: each changes five runs of both texts. */
  private static Pair pair(Random random, double aim) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < WORDS; i++) {
      words.add("w" + random.nextInt(100_000));
    }
    String one = String.join(" ", words);
    int replaced = (int) Math.round(WORDS * (1 - aim) / (5 * (1 + aim)));
    int distance = WORDS / replaced;
    for (int i = 0; i < replaced; i++) {
      words.set(i * distance + random.nextInt(distance - 4), "x" + random.nextInt(100_000));
    }
    String other = String.join(" ", words);
    return new Pair(one, other, jaccard(one, other));
  }

  private static double jaccard(String one, String other) {
    Set<Long> left = set(one);
    Set<Long> right = set(other);
    Set<Long> both = new HashSet<>(left);
    both.retainAll(right);
    return (double) both.size() / (left.size() + right.size() - both.size());
  }

  private static Set<Long> set(String text) {
    return LongStream.of(Words.of(text).runs(5)).collect(HashSet::new, Set::add, Set::addAll);
  }

  private static double flagged(double aim) {
    Random random = new Random(7);
    int flagged = 0;
    for (int i = 0; i < PAIRS; i++) {
      Pair pair = pair(random, aim);
      assertTrue(Math.abs(pair.jaccard - aim) < 0.03, "planted " + pair.jaccard);
      DuplicateIndex index = new DuplicateIndex(true, DuplicateIndex.LIKENESS, 10);
      index.add(Entry.of(ID.formatted(1), "", pair.one, true));
      boolean hit = !index.find(Entry.of(ID.formatted(2), "", pair.other, true)).equals(Entry.NONE);
      flagged += hit ? 1 : 0;
    }
    double share = (double) flagged / PAIRS;
    System.out.printf("pairs of similarity %.2f: %.3f flagged%n", aim, share);
    return share;
  }

  @Test
  void givenPlantedPairs_whenCompared_thenAlikeOnesAreFoundAndOthersAreNot() {
    assertTrue(flagged(0.9) >= 0.99);
    assertTrue(flagged(0.8) >= 0.9);
    assertTrue(flagged(0.5) < 0.01);
    assertTrue(flagged(0.3) < 0.01);
  }

  @Test
  void givenPlantedPairs_whenEstimated_thenTheErrorIsThatOfTheory() {
    Random random = new Random(3);
    double squares = 0;
    double errors = 0;
    for (int i = 0; i < 300; i++) {
      Pair pair = pair(random, 0.8);
      long[] one = MinHash.sketch(Words.of(pair.one));
      long[] other = MinHash.sketch(Words.of(pair.other));
      double error = MinHash.similarity(one, 0, other, 0) - pair.jaccard;
      squares += error * error;
      errors += error;
    }
    double deviation = Math.sqrt(squares / 300);
    assertTrue(deviation < 0.05, "standard error " + deviation);
    assertTrue(Math.abs(errors / 300) < 0.01, "bias " + errors / 300);
  }

  @Test
  void givenAText_whenSketched_thenTheSketchIsTheOneOfEveryProcess() {
    assertEquals(-5373210838352570865L, MinHash.sketch(Words.of("one two three four five six"))[0]);
  }

  @Test
  void givenChineseTexts_whenSketched_thenEightCharactersAreARun() {
    Words words = Words.of("从前有座山山里有座庙庙里有个老和尚");
    assertTrue(words.ideographic());
    assertEquals(17, words.count());
    assertArrayEquals(MinHash.sketch(words), MinHash.sketch(Words.of("从前有座山，山里有座庙，庙里有个老和尚。")));
  }
}
