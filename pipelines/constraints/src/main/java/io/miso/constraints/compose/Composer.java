package io.miso.constraints.compose;

import io.miso.constraints.Constraint;
import io.miso.constraints.compose.Phrasings.Phrasing;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Composes instructions: number i of a seed is the same always and everywhere. */
public final class Composer implements InstructionSource {
  private static final long serialVersionUID = 1;
  private static final int MOST_WORDS = 64;
  private static final int TRIES = 100;
  private static final int LISTS_IN_100 = 20;
  private static final int ASKS_IN_100 = 60;

  private final Curriculum curriculum;
  private final long seed;

  /** A composer whose every instruction depends on curriculum, seed and index alone. */
  public Composer(Curriculum curriculum, long seed) {
    this.curriculum = curriculum;
    this.seed = seed;
  }

  /** Instruction number {@code index}: at most 64 words, free of conflicts. */
  @Override
  public Instruction compose(long index) {
    int count =
        Dice.of(seed, index).between(curriculum.minConstraints(), curriculum.maxConstraints());
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Dice dice = Dice.of(seed, index, attempt);
      List<Constraint> constraints = constraints(count, dice);
      Task task = task(dice);
      Pieces pieces = worded(task, constraints, dice);
      if (constraints.size() == count && Span.words(pieces.text()).size() <= MOST_WORDS) {
        return pieces.instruction(task);
      }
    }
    throw new IllegalStateException(
        "No instruction of "
            + count
            + " constraints fits in "
            + MOST_WORDS
            + " words: shorten phrasings.txt");
  }

  /** Kinds in random order, each taken when it can stand beside those taken before. */
  private static List<Constraint> constraints(int count, Dice dice) {
    List<Constraint> chosen = new ArrayList<>();
    for (ComposedKind kind : dice.shuffled(ComposedKind.ALL)) {
      if (chosen.size() < count) {
        chosen.add(kind.draw(dice));
        if (!Conflicts.compatible(chosen)) {
          chosen.remove(chosen.size() - 1);
        }
      }
    }
    return dice.shuffled(chosen);
  }

  private Task task(Dice dice) {
    String topic = dice.pick(Vocabulary.topics());
    String noun = dice.pick(Vocabulary.nouns(topic, curriculum.split()));
    return new Task.Tiny(dice.pick(Form.TINY), topic, noun);
  }

  /** White space between two pieces belongs to the one that follows. */
  private Pieces worded(Task task, List<Constraint> constraints, Dice dice) {
    boolean asList = constraints.size() > 1 && dice.chance(LISTS_IN_100);
    boolean asked = dice.chance(ASKS_IN_100);
    Pieces pieces = new Pieces();
    pieces.frame(opening(task, asList, dice), Piece.Part.PREFIX);
    for (Constraint constraint : constraints) {
      addClause(pieces, constraint, asList, dice);
    }
    if (asked) {
      pieces.frame((asList ? "\n" : " ") + pick("ask", dice).words(), Piece.Part.SUFFIX);
    }
    return pieces;
  }

  private String opening(Task task, boolean asList, Dice dice) {
    String words =
        pick("task:" + task.form().word(), dice)
            .words()
            .replace("{noun}", task.noun())
            .replace("{topic}", task.topic());
    String sentence = Text.capitalised(words) + ".";
    return asList ? sentence + " " + pick("list", dice).words() : sentence;
  }

  private void addClause(Pieces pieces, Constraint constraint, boolean asList, Dice dice) {
    Phrasing phrasing = pick(constraint.kind(), dice);
    String clause = Wording.clause(phrasing.words(), constraint, dice);
    String link = pick("link", dice).words().replace("{clause}", "");
    boolean imperative = !clause.contains(" must ");
    if (asList) {
      pieces.clause("\n- ", clause, "", constraint, phrasing.id());
    } else if (imperative && !link.isEmpty()) {
      String before = " " + Text.capitalised(link);
      pieces.clause(before, clause, Wording.stop(clause), constraint, phrasing.id());
    } else {
      String wording = Text.capitalised(clause);
      pieces.clause(" ", wording, Wording.stop(clause), constraint, phrasing.id());
    }
  }

  private Phrasing pick(String worded, Dice dice) {
    return dice.pick(Phrasings.of(worded, curriculum.split()));
  }
}
