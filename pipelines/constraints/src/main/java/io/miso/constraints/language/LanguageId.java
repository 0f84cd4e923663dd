package io.miso.constraints.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The language of a text by the method and the profiles of Cybozu's langdetect, the original of the
 * port that IFEval uses, computed faster: answers are equal. Its random draws are seeded from the
 * text, so the same text always gets the same answer. Not for several threads.
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
  private static final int SURE_TRIALS = 35;
  private static final double MOST_LOST = 0.1 * SURE_TRIALS;
  private static final double ROUNDING = 1e-9;
  private static final SortedSet<String> CODES =
      Collections.unmodifiableSortedSet(new TreeSet<>(Profiles.SHIPPED.languages()));

  private final Random random;
  private final int[] features;
  private final List<double[]> trials = new ArrayList<>(TRIALS);
  private @Nullable Guess guess;

  /** The language of a text; trials are run as they are asked for. */
  public LanguageId(String text) {
    random = new Random(text.hashCode());
    features = Features.of(text, Profiles.SHIPPED);
  }

  /**
   * The likeliest language.
   *
   * @param language its code; empty when the text has no feature to go by
   * @param probability from 0 to 1
   */
  public record Guess(String language, double probability) {}

  /** The codes that can be detected, such as {@code en} and {@code zh-cn}. */
  public static SortedSet<String> codes() {
    return CODES;
  }

  /** The likeliest language; empty when the text has no feature to go by, or none is likely. */
  public Optional<String> detect() {
    Guess guess = guess();
    return guess.probability > LIKELY ? Optional.of(guess.language) : Optional.empty();
  }

  /** The likeliest language and how likely it is. */
  public Guess guess() {
    Guess known = guess;
    return known != null ? known : (guess = likeliest());
  }

  private Guess likeliest() {
    if (features.length == 0) {
      return new Guess("", 0);
    }
    double[] mean = probabilities();
    int best = greatest(mean);
    return new Guess(
        Profiles.SHIPPED.languages().get(best), mean[best] / Arrays.stream(mean).sum());
  }

  /**
   * True when other seeds would hardly say otherwise: every one of the 7 trials finds the language,
   * or its mean probability over 35 trials is at least 0.9.
   */
  public boolean isSurely(String code) {
    int language = Profiles.SHIPPED.languages().indexOf(code);
    if (features.length == 0 || language < 0) {
      return false;
    }
    double lost = 0;
    for (int trial = 0; trial < SURE_TRIALS && lost <= MOST_LOST; trial++) {
      lost += 1 - trial(trial)[language];
      if (trial == TRIALS - 1 && lost < LIKELY) {
        return true;
      }
    }
    return lost <= MOST_LOST;
  }

  private static int greatest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** The mean of several trials, by language; those that cannot change the answer are left out. */
  private double[] probabilities() {
    double[] mean = new double[CODES.size()];
    for (int trial = 0; trial < TRIALS && !isDecided(mean, TRIALS - trial); trial++) {
      double[] probability = trial(trial);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += probability[i] / TRIALS;
      }
    }
    return mean;
  }

  /** True when the language in front is likely, and none behind it can catch up any more. */
  private static boolean isDecided(double[] mean, int trialsLeft) {
    int best = greatest(mean);
    double mostToCome = (double) trialsLeft / TRIALS + ROUNDING;
    boolean decided = mean[best] > LIKELY + ROUNDING;
    for (int i = 0; decided && i < mean.length; i++) {
      decided = i == best || mean[best] - mean[i] > mostToCome;
    }
    return decided;
  }

  /** What a trial finds, by language. */
  private double[] trial(int number) {
    while (trials.size() <= number) {
      trials.add(anotherTrial());
    }
    return trials.get(number);
  }

  /** Bayes' rule over features drawn at random, until one language is all but certain. */
  private double[] anotherTrial() {
    double[] probability = new double[CODES.size()];
    Arrays.fill(probability, 1.0 / probability.length);
    double smoothing = (SMOOTHING + random.nextGaussian() * SMOOTHING_DEVIATION) / BASE;
    for (int draw = 0; ; draw++) {
      double[] shares = Profiles.SHIPPED.shares(features[random.nextInt(features.length)]);
      for (int i = 0; i < probability.length; i++) {
        probability[i] *= smoothing + shares[i];
      }
      if (draw % DRAWS_BETWEEN_LOOKS == 0
          && (normalized(probability) > SURE || draw >= MOST_DRAWS)) {
        return probability;
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
