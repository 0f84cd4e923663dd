package io.miso.constraints.write.rich;

import io.miso.constraints.KeywordConstraint.LetterFrequency;
import io.miso.constraints.Relation;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.compose.rich.Pools;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Brings a letter's number within its bound by tails rich in it, or by other sentences. */
final class Letters {
  private static final int MOVES = 40;
  private static final int CANDIDATES = 6;

  private final Draft draft;
  private final Demands demands;
  private final Speaker speaker;
  private final Dice dice;

  private Letters(Draft draft, Speaker speaker) {
    this.draft = draft;
    this.demands = draft.demands();
    this.speaker = speaker;
    this.dice = draft.dice();
  }

  /** Fits the draft, if a letter is asked for. */
  static void fit(Draft draft, Speaker speaker) {
    draft.demands().letter().ifPresent(asked -> new Letters(draft, speaker).fit(asked));
  }

  private void fit(LetterFrequency asked) {
    for (int i = 0; i < MOVES; i++) {
      int count = Span.countOf(Text.lower(draft.text()), asked.letter());
      if (asked.relation().holds(count, asked.frequency())) {
        return;
      }
      if (asked.relation() == Relation.AT_LEAST) {
        more(asked.letter());
      } else {
        fewer(asked.letter());
      }
    }
  }

  private void more(String letter) {
    List<Line> lines = dice.pick(draft.blocks()).lines();
    int at = dice.below(lines.size());
    Line line = lines.get(at);
    String tail = richTail(letter);
    boolean room =
        demands.wordsBelow() == Demands.NO_LIMIT
            || Line.count(draft.text()) + Line.count(tail) + 1 < demands.wordsBelow();
    boolean able = line.open() && !line.tails().contains(tail) && speaker.fits(line.with(tail));
    if (able && room && speaker.allows(tail)) {
      lines.set(at, line.with(tail));
    } else if (line.free() && at > 0) {
      swap(lines, at, letter, 1);
    }
  }

  private String richTail(String letter) {
    if (Pools.has(letter) && demands.language().isEmpty()) {
      return dice.pick(Pools.of(letter));
    }
    String best = "";
    for (int i = 0; i < CANDIDATES; i++) {
      String tail = speaker.tail().orElse("");
      best = count(tail, letter) > count(best, letter) ? tail : best;
    }
    return best;
  }

  /** The sentence that has the letter most often gives way to another. */
  private void fewer(String letter) {
    List<Line> worst = List.of();
    int at = -1;
    List<List<Line>> all = new ArrayList<>();
    for (Block block : draft.blocks()) {
      all.add(block.lines());
      all.add(block.bullets());
    }
    for (List<Line> lines : all) {
      for (int i = 0; i < lines.size(); i++) {
        Line line = lines.get(i);
        boolean able = line.free() || !line.tails().isEmpty();
        if (able && (at < 0 || cost(line, letter) > cost(worst.get(at), letter))) {
          worst = lines;
          at = i;
        }
      }
    }
    if (at >= 0) {
      swap(worst, at, letter, -1);
    }
  }

  /** Keeps the best of some other sentences of much the same length, if it is better. */
  private void swap(List<Line> lines, int at, String letter, int sign) {
    Line best = lines.get(at);
    if (!best.free()) {
      lines.set(at, sign < 0 ? best.bare() : best);
      return;
    }
    int length = best.count();
    for (int i = 0; i < CANDIDATES; i++) {
      Line line = speaker.say(length < 6 ? "short" : "mid");
      while (line.open() && line.count() + 4 < length && speaker.fits(line)) {
        line = line.with(speaker.tail().orElse(""));
      }
      boolean fits = demands.wordsBelow() == Demands.NO_LIMIT || line.count() <= length;
      if (fits && sign * cost(line, letter) > sign * cost(best, letter)) {
        best = line;
      }
    }
    lines.set(at, best);
  }

  private static int cost(Line line, String letter) {
    return count(line.text(), letter);
  }

  private static int count(String text, String letter) {
    return Span.countOf(Text.lower(text), letter);
  }
}
