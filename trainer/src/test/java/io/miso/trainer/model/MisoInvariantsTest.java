package io.miso.trainer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.trainer.pack.Batch;
import io.miso.trainer.pack.Form;
import io.miso.trainer.text.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of the method, in float64. */
class MisoInvariantsTest {
  private static final double EXACT = 1e-10;
  private static final Form ISOLATED = new Form(0, true, false);
  private static final Form PARALLEL = new Form(0, true, true);

  private static Script64 script(Form form) {
    return new Script64(MisoFixture.CONFIG, MisoFixture.weights(), form);
  }

  private static double[] losses(Form form, Sample... samples) {
    try (Script64 script = script(form)) {
      return script.losses(Batch.of(List.of(samples), form));
    }
  }

  private static Map<String, double[]> gradients(Form form, Sample... samples) {
    try (Script64 script = script(form)) {
      return script.gradients(Batch.of(List.of(samples), form));
    }
  }

  /** A sample of prefix, sub-contexts and tail, the last six tokens labelled. */
  private static Sample sample(int[]... parts) {
    int[] ids = Stream.of(parts).flatMapToInt(Arrays::stream).toArray();
    int[] segments =
        IntStream.range(0, parts.length)
            .flatMap(
                p ->
                    IntStream.generate(() -> p == parts.length - 1 ? Sample.TAIL : p)
                        .limit(parts[p].length))
            .toArray();
    int[] labels = ids.clone();
    Arrays.fill(labels, 0, ids.length - 6, Sample.UNLABELLED);
    return new Sample("made", ids, segments, labels);
  }

  private static int[] tokens(int seed, int count) {
    return new Random(seed).ints(count, 0, 31).toArray();
  }

  private static Sample three() {
    return sample(tokens(1, 5), tokens(2, 7), tokens(3, 3), tokens(4, 6), tokens(5, 9));
  }

  private static double distance(double[] a, double[] b) {
    assertEquals(a.length, b.length);
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElse(0);
  }

  private static void assertSame(Map<String, double[]> expected, Map<String, double[]> actual) {
    expected.forEach((name, values) -> assertArrayEquals(values, actual.get(name), EXACT, name));
  }

  static Stream<MisoFixture.Named> forms() {
    return MisoFixture.forms().stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void givenOneSubContext_whenTrained_thenLossesAndGradientsAreThoseOfPlainFineTuning(
      MisoFixture.Named form) {
    Sample one = sample(tokens(1, 5), tokens(2, 9), tokens(5, 9));
    assertArrayEquals(losses(Form.PLAIN, one), losses(form.form(), one), EXACT);
    assertSame(gradients(Form.PLAIN, one), gradients(form.form(), one));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void givenThreeSubContexts_whenTrained_thenLossesAndGradientsAreThoseOfTheDefinition(
      MisoFixture.Named form) {
    Sample[] samples = MisoFixture.samples().toArray(Sample[]::new);
    assertArrayEquals(
        MisoFixture.tensor(form.name() + "/losses"), losses(form.form(), samples), EXACT);
    gradients(form.form(), samples)
        .forEach(
            (name, values) ->
                assertArrayEquals(
                    MisoFixture.tensor(form.name() + "/" + name), values, EXACT, name));
  }

  @Test
  void givenConcatenatedWithoutIsolation_whenPacked_thenItIsPlainFineTuning() {
    Form concatenated = new Form(0, false, false);
    assertArrayEquals(losses(Form.PLAIN, three()), losses(concatenated, three()), 0.0);
  }

  @Test
  void givenParallelPositions_whenSubContextsArePermuted_thenNothingChanges() {
    Sample permuted = sample(tokens(1, 5), tokens(4, 6), tokens(2, 7), tokens(3, 3), tokens(5, 9));
    for (double blend : new double[] {0, 0.5, 1}) {
      Form parallel = new Form(blend, true, true);
      assertArrayEquals(losses(parallel, three()), losses(parallel, permuted), EXACT);
      assertSame(gradients(parallel, three()), gradients(parallel, permuted));
      Form sequential = new Form(blend, true, false);
      assertTrue(distance(losses(sequential, three()), losses(sequential, permuted)) > 1e-4);
    }
  }

  @Test
  void givenIdenticalSubContexts_whenFused_thenUniformIsConcatenated() {
    int[] same = tokens(2, 6);
    Sample sample = sample(tokens(1, 5), same, same, same, tokens(5, 9));
    assertArrayEquals(losses(PARALLEL, sample), losses(new Form(1, true, true), sample), EXACT);
  }

  @Test
  void givenAnyBlend_whenFused_thenWeightsAddUpAndContextsKeepTheirMass() {
    Random random = new Random(9);
    double[] q = random.doubles(3 * 4, -2, 2).toArray();
    double[] k = random.doubles(7 * 4, -2, 2).toArray();
    int[] segments = {0, 0, 1, 1, 1, 2, 0};
    double[] inContext = new double[7 * 4];
    for (int key = 2; key < 6; key++) {
      Arrays.fill(inContext, key * 4, key * 4 + 4, 1);
    }
    double[] ones = new double[7 * 4];
    Arrays.fill(ones, 1);
    double[][] mass = new double[2][];
    for (int i = 0; i < 2; i++) {
      try (Script64 script = script(new Form(i == 0 ? 1e-300 : 0.7, false, false))) {
        for (double sum : script.fuse(q, k, ones, segments, 4)) {
          assertEquals(1, sum, 1e-12);
        }
        mass[i] = script.fuse(q, k, inContext, segments, 4);
      }
    }
    assertArrayEquals(mass[0], mass[1], 1e-12);
    assertTrue(Arrays.stream(mass[1]).allMatch(pi -> pi > 0 && pi < 1));
  }

  @Test
  void givenASubContextThatIsHardlySeen_whenFused_thenItKeepsItsShareWithFiniteGradients() {
    int[] far = {1, 1, 1};
    Sample sample = sample(tokens(1, 5), far, tokens(2, 7), tokens(5, 9));
    Map<String, double[]> loud = MisoFixture.weights();
    loud.forEach(
        (name, values) -> {
          if (name.contains("q_proj") || name.contains("k_proj")) {
            Arrays.setAll(values, i -> 60 * values[i]);
          }
        });
    Form form = new Form(0.5, false, false);
    try (Script64 script = new Script64(MisoFixture.CONFIG, loud, form)) {
      Batch batch = Batch.of(List.of(sample), form);
      assertTrue(Arrays.stream(script.losses(batch)).allMatch(Double::isFinite));
      script
          .gradients(batch)
          .forEach((name, g) -> assertTrue(Arrays.stream(g).allMatch(Double::isFinite), name));
    }
    double[] q = {1, 0, 0, 0};
    double[] k = {0, 0, 0, 0, -4000, 0, 0, 0, 3000, 0, 0, 0};
    double[] v = {0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0};
    try (Script64 script = script(form)) {
      double[] share = script.fuse(q, k, v, new int[] {0, 1, 2}, 4);
      assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, share, 1e-12);
    }
  }

  @Test
  void givenIsolation_whenOneSubContextChanges_thenTheOthersStatesDoNot() {
    Sample other = sample(tokens(1, 5), tokens(2, 7), tokens(8, 3), tokens(4, 6), tokens(5, 9));
    for (Form form : List.of(ISOLATED, new Form(0.5, true, false))) {
      try (Script64 script = script(form)) {
        double[] before = script.hidden(Batch.of(List.of(three()), form));
        double[] after = script.hidden(Batch.of(List.of(other), form));
        int d = MisoFixture.CONFIG.hidden();
        assertEquals(0, distance(slice(before, 0, 12 * d), slice(after, 0, 12 * d)));
        assertEquals(0, distance(slice(before, 15 * d, 21 * d), slice(after, 15 * d, 21 * d)));
        assertTrue(distance(slice(before, 21 * d, 30 * d), slice(after, 21 * d, 30 * d)) > 1e-4);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void givenAnotherLastToken_whenComputed_thenEarlierStatesAreBitIdentical(MisoFixture.Named form) {
    int[] tail = tokens(5, 9);
    tail[8] = (tail[8] + 1) % 31;
    Sample changed = sample(tokens(1, 5), tokens(2, 7), tokens(3, 3), tokens(4, 6), tail);
    try (Script64 script = script(form.form())) {
      double[] before = script.hidden(Batch.of(List.of(three()), form.form()));
      double[] after = script.hidden(Batch.of(List.of(changed), form.form()));
      int last = before.length - MisoFixture.CONFIG.hidden();
      assertArrayEquals(slice(before, 0, last), slice(after, 0, last), 0.0);
    }
  }

  @Test
  void givenThreeSubContexts_whenSwitched_thenEveryFormDiffers() {
    List<MisoFixture.Named> forms = MisoFixture.forms();
    for (int a = 0; a < forms.size(); a++) {
      for (int b = 0; b < a; b++) {
        assertTrue(
            distance(losses(forms.get(a).form(), three()), losses(forms.get(b).form(), three()))
                > 1e-5,
            forms.get(a) + " is the same as " + forms.get(b));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void givenASample_whenPackedWithOthers_thenItsLossesAndGradientsStay(MisoFixture.Named form) {
    List<Sample> samples = MisoFixture.samples();
    double[] together = losses(form.form(), samples.toArray(Sample[]::new));
    Map<String, double[]> all = gradients(form.form(), samples.toArray(Sample[]::new));
    int at = 0;
    for (Sample sample : samples) {
      double[] alone = losses(form.form(), sample);
      assertArrayEquals(alone, slice(together, at, at + alone.length), EXACT);
      at += alone.length;
      gradients(form.form(), sample)
          .forEach(
              (name, g) ->
                  add(
                      Objects.requireNonNull(all.get(name)),
                      g,
                      -alone.length / (double) together.length));
    }
    all.forEach((name, left) -> assertArrayEquals(new double[left.length], left, EXACT, name));
  }

  private static void add(double[] sum, double[] values, double factor) {
    Arrays.setAll(sum, i -> sum[i] + factor * values[i]);
  }

  private static double[] slice(double[] values, int from, int to) {
    return Arrays.copyOfRange(values, from, to);
  }
}
