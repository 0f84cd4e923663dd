package io.miso.trainer.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.trainer.text.Sample;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final Form MISO = new Form(0.5, false, false);

  private static Sample sample(int length, int... segments) {
    int[] ids = IntStream.range(0, length).map(t -> 100 * length + t).toArray();
    int[] labels = ids.clone();
    for (int t = 0; t < length; t++) {
      labels[t] = segments[t] == Sample.TAIL ? ids[t] : Sample.UNLABELLED;
    }
    return new Sample("of " + length, ids, segments, labels);
  }

  @Test
  void givenSamples_whenPacked_thenTargetsFollowTheirPredictors() {
    Batch batch = Batch.of(List.of(sample(5, 0, 1, 1, -1, -1), sample(3, 0, 1, -1)), Form.PLAIN);
    assertArrayEquals(new long[] {500, 501, 502, 503, 504, 300, 301, 302}, batch.ids());
    assertArrayEquals(new long[] {0, 1, 2, 3, 4, 0, 1, 2}, batch.positions());
    assertArrayEquals(new long[] {2, 3, 6}, batch.predictor());
    assertArrayEquals(new long[] {503, 504, 302}, batch.target());
    assertArrayEquals(new int[] {0, 0, 1}, batch.owner());
  }

  @Test
  void givenParallelPositions_whenPacked_thenSubContextsStartAfterThePrefix() {
    Sample sample = sample(9, 0, 0, 1, 1, 1, 2, 2, -1, -1);
    Batch batch = Batch.of(List.of(sample), new Form(0, true, true));
    assertArrayEquals(new long[] {0, 1, 2, 3, 4, 2, 3, 5, 6}, batch.positions());
  }

  @Test
  void givenLengthsThatDiffer_whenPacked_thenLanesWasteLittle() {
    Random random = new Random(2);
    List<Sample> samples = random.ints(60, 10, 200).mapToObj(n -> sample(n, new int[n])).toList();
    Batch batch = Batch.of(samples, Form.PLAIN);
    long lanes = batch.groups().stream().mapToLong(g -> g.get(0).values().length).sum();
    assertTrue(lanes < 1.25 * batch.ids().length, lanes + " for " + batch.ids().length);
  }

  @Test
  void givenAnyForm_whenPacked_thenEveryTokenReturnsToItsPlace() {
    List<Sample> samples =
        List.of(
            sample(6, 0, 1, 1, 2, -1, -1),
            sample(5, 0, 1, 2, -1, -1),
            sample(2, 1, -1),
            sample(4, 0, 0, 1, -1));
    for (Form form : List.of(Form.PLAIN, MISO)) {
      Batch batch = Batch.of(samples, form);
      long[] rows =
          batch.groups().stream()
              .flatMap(g -> (form == MISO ? g.subList(1, 3) : g.subList(0, 1)).stream())
              .flatMapToLong(grid -> java.util.Arrays.stream(grid.values()))
              .toArray();
      for (int token = 0; token < batch.ids().length; token++) {
        assertEquals(token, rows[Math.toIntExact(batch.order()[token])]);
      }
    }
  }
}
