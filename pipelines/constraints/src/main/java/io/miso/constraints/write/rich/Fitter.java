package io.miso.constraints.write.rich;

import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.compose.rich.Shape;
import io.miso.constraints.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves words and sentences back into their bounds, one edit at a time, counting after each. */
final class Fitter {
  private static final int SHORT = 6;
  private static final int MOVES = 80;

  /** With room for fewer words, tails are chosen by their length. */
  private static final int ROOM = 9;

  private final Draft draft;
  private final Demands demands;
  private final Speaker speaker;
  private final Edits edits;

  private Fitter(Draft draft, Speaker speaker) {
    this.draft = draft;
    this.demands = draft.demands();
    this.speaker = speaker;
    this.edits = new Edits(draft, speaker);
  }

  /** Fits sentences, then words. */
  static void fit(Draft draft, Speaker speaker) {
    new Fitter(draft, speaker).fitSentences();
    fitWords(draft, speaker);
    Variety.fit(draft, speaker);
  }

  /** Fits words alone. */
  static void fitWords(Draft draft, Speaker speaker) {
    new Fitter(draft, speaker).fitWords();
  }

  private void fitSentences() {
    if (demands.sentencesAtLeast() == 0 && demands.sentencesBelow() == Demands.NO_LIMIT) {
      return;
    }
    for (int i = 0; i < MOVES; i++) {
      int count = Sentences.split(draft.text()).size();
      if (count < demands.sentencesAtLeast()) {
        edits.add(speaker.say("short"), false);
      } else if (count >= demands.sentencesBelow() && !dropOne()) {
        return;
      } else if (count >= demands.sentencesAtLeast() && count < demands.sentencesBelow()) {
        return;
      }
    }
  }

  private boolean dropOne() {
    for (Block block : draft.blocks()) {
      int at =
          block.lines().size() > 1
              ? Edits.longestFree(block.lines().subList(1, block.lines().size()))
              : -1;
      if (at >= 0) {
        block.lines().remove(at + 1);
        return true;
      }
    }
    return false;
  }

  private void fitWords() {
    if (demands.wordsAtLeast() == 0 && demands.wordsBelow() == Demands.NO_LIMIT) {
      return;
    }
    for (int i = 0; i < MOVES; i++) {
      int words = Line.count(draft.text());
      boolean done =
          words < demands.wordsAtLeast() ? more() : words >= demands.wordsBelow() ? less() : true;
      if (words >= demands.wordsAtLeast() && words < demands.wordsBelow() || !done) {
        return;
      }
    }
  }

  /** Lengthens some sentence, or adds one where that is allowed. */
  private boolean more() {
    long room = demands.wordsBelow() - 1 - Line.count(draft.text());
    if (room < ROOM) {
      return fillUp(room);
    }
    List<Block> open = new ArrayList<>();
    for (Block block : draft.blocks()) {
      if (block.hasRoom(Edits.LONGEST)) {
        open.add(block);
      }
    }
    if (open.isEmpty()) {
      return false;
    }
    edits.lengthen(draft.dice().pick(open), demands.sentencesBelow() == Demands.NO_LIMIT);
    return true;
  }

  /** Adds a tail that just fits, or a short sentence. */
  private boolean fillUp(long room) {
    for (int i = 0; i < MOVES; i++) {
      List<Line> lines = edits.linesOf(draft.dice().pick(draft.blocks()));
      int at = draft.dice().below(lines.size());
      Optional<String> tail = speaker.tail(room);
      if (tail.isPresent() && edits.takes(lines.get(at), tail.get())) {
        lines.set(at, lines.get(at).with(tail.get()));
        return true;
      }
    }
    Line line = speaker.say("short");
    boolean able = demands.sentencesBelow() == Demands.NO_LIMIT && line.count() <= room;
    if (able) {
      edits.add(line, false);
    }
    return able;
  }

  /** Takes a tail away, or puts a shorter sentence in the place of a long one, or none. */
  private boolean less() {
    List<Line> best = List.of();
    int at = -1;
    for (Block block : draft.blocks()) {
      for (List<Line> lines : List.of(block.lines(), block.bullets())) {
        int here = Edits.longestFree(lines);
        boolean own = !block.part().constraints().isEmpty();
        if (here >= 0 && !own && (at < 0 || lines.get(here).count() > best.get(at).count())) {
          best = lines;
          at = here;
        }
      }
    }
    if (at < 0) {
      return false;
    }
    Line line = best.get(at);
    if (!line.tails().isEmpty()) {
      best.set(at, line.bare());
    } else if (at > 0
        && best.size() > 2
        && demands.sentencesAtLeast() == 0
        && ProseText.proseLines(demands) == 0
        && Shape.items(demands) == 0) {
      best.remove(at);
    } else if (line.count() > SHORT && at > 0) {
      best.set(at, speaker.say("short"));
    } else {
      return false;
    }
    return true;
  }
}
