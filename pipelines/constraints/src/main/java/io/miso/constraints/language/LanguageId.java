package io.miso.constraints.language;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The language of a text by the method and the profiles of Cybozu's langdetect, the original of the
 * port that IFEval uses, computed faster: results are equal to the last bit. Its random draws are
 * seeded from the text, so the same text always gets the same answer.
 */
public final class LanguageId {
  private static final int TRIALS = 7;
  private static final int MOST_DRAWS = 1000;
  private static final int DRAWS_BETWEEN_LOOKS = 5;
  private static final double SMOOTHING = 0.5;
  private static final double SMOOTHING_DEVIATION = 0.05;
  private static final double BASE = 10_000;
  private static final double SURE = 0.99999;
  private static final double LIKELY = 0.1;
  private static final SortedSet<String> CODES =
      Collections.unmodifiableSortedSet(new TreeSet<>(Profiles.SHIPPED.languages()));

  /** A writer and a validator judge the same text in turn. */
  private static final ThreadLocal<Detected> LAST =
      ThreadLocal.withInitial(() -> new Detected("", new Guess("", 0)));

  private LanguageId() {}

  /**
   * The likeliest language.
   *
   * @param language its code; empty when the text has no feature to go by
   * @param probability from 0 to 1
   */
  public record Guess(String language, double probability) {}

  private record Detected(String text, Guess guess) {}

  /** The codes that can be detected, such as {@code en} and {@code zh-cn}. */
  public static SortedSet<String> codes() {
    return CODES;
  }

  /** The likeliest language; empty when the text has no feature to go by, or none is likely. */
  public static Optional<String> detect(String text) {
    Guess guess = guess(text);
    return guess.probability > LIKELY ? Optional.of(guess.language) : Optional.empty();
  }

  /** The likeliest language and how likely it is. */
  public static Guess guess(String text) {
    if (!LAST.get().text.equals(text)) {
      LAST.set(new Detected(text, guessAnew(text)));
    }
    return LAST.get().guess;
  }

  private static Guess guessAnew(String text) {
    int[] features = Features.of(text, Profiles.SHIPPED);
    if (features.length == 0) {
      return new Guess("", 0);
    }
    double[] mean = probabilities(features, new Random(text.hashCode()));
    int best = 0;
    for (int i = 1; i < mean.length; i++) {
      best = mean[i] > mean[best] ? i : best;
    }
    return new Guess(Profiles.SHIPPED.languages().get(best), mean[best]);
  }

  /** The mean of several trials, by language. */
  private static double[] probabilities(int[] features, Random random) {
    double[] mean = new double[CODES.size()];
    double[] probability = new double[mean.length];
    for (int trial = 0; trial < TRIALS; trial++) {
      trial(probability, features, random);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += probability[i] / TRIALS;
      }
    }
    return mean;
  }

  /** Bayes' rule over features drawn at random, until one language is all but certain. */
  private static void trial(double[] probability, int[] features, Random random) {
    Arrays.fill(probability, 1.0 / probability.length);
    double smoothing = (SMOOTHING + random.nextGaussian() * SMOOTHING_DEVIATION) / BASE;
    for (int draw = 0; ; draw++) {
      double[] shares = Profiles.SHIPPED.shares(features[random.nextInt(features.length)]);
      for (int i = 0; i < probability.length; i++) {
        probability[i] *= smoothing + shares[i];
      }
      if (draw % DRAWS_BETWEEN_LOOKS == 0
          && (normalized(probability) > SURE || draw >= MOST_DRAWS)) {
        return;
      }
    }
  }

  /** Scales to a sum of 1; the greatest share. */
  private static double normalized(double[] probability) {
    double sum = 0;
    double greatest = 0;
    for (double share : probability) {
      sum += share;
      greatest = share > greatest ? share : greatest;
    }
    for (int i = 0; i < probability.length; i++) {
      probability[i] /= sum;
    }
    return greatest / sum;
  }
}
