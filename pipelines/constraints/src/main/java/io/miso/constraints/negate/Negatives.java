package io.miso.constraints.negate;

import io.miso.constraints.Constraint;
import io.miso.constraints.Output;
import io.miso.constraints.compose.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes of an answer that satisfies all its constraints one that breaks exactly one of them, by a
 * small change of the text. The verifiers decide: a change is taken only if the constraint that it
 * is aimed at fails and every other one still holds, by both readings.
 */
public final class Negatives {
  /** Chosen and rejected answers differ in length by at most this share. */
  private static final double MOST_LONGER = 0.1;

  private Negatives() {}

  /**
   * A negative that depends on its arguments alone; empty if no change breaks just one constraint.
   *
   * @param constraints what the output satisfies
   * @param seed which of the many ways is looked for first
   */
  public static Optional<Negative> of(List<Constraint> constraints, String output, long seed) {
    Dice dice = Dice.of(seed, output.hashCode());
    List<Integer> targets = IntStream.range(0, constraints.size()).boxed().toList();
    for (int target : dice.shuffled(targets)) {
      Optional<Negative> found = breaking(constraints, target, output, dice);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A negative that breaks the constraint of this index. */
  static Optional<Negative> breaking(
      List<Constraint> constraints, int target, String output, Dice dice) {
    Constraint aim = constraints.get(target);
    List<Operator> operators = dice.shuffled(Operator.KIND_TO_GRAMMAR);
    operators.add(Operator.DROP_WORDS);
    for (Operator operator : operators) {
      for (String text : operator.apply(output, aim, dice)) {
        if (isOfLikeLength(output, text) && breaksOnly(constraints, target, text)) {
          return Optional.of(new Negative(text, target, operator));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOfLikeLength(String output, String text) {
    return !text.isBlank()
        && Math.abs(text.length() - output.length()) <= MOST_LONGER * output.length();
  }

  private static boolean breaksOnly(List<Constraint> constraints, int target, String text) {
    Output output = new Output(text);
    if (constraints.get(target).verify(output).satisfied()) {
      return false;
    }
    List<Constraint> others = new ArrayList<>(constraints);
    others.remove(target);
    return others.stream().allMatch(other -> other.verifyBoth(output).satisfied());
  }
}
