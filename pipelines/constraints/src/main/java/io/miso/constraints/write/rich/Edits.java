package io.miso.constraints.write.rich;

import io.miso.constraints.compose.Dice;
import java.util.List;
import java.util.Optional;

/** The moves that change a draft by one sentence or one tail. */
final class Edits {
  /** A sentence of so many words gets no further tail. */
  static final int LONGEST = 26;

  private static final int ITEMS_IN_100 = 40;

  private final Draft draft;
  private final Speaker speaker;
  private final Dice dice;

  Edits(Draft draft, Speaker speaker) {
    this.draft = draft;
    this.speaker = speaker;
    this.dice = draft.dice();
  }

  /** Into the shortest of the blocks that have room; a close goes last. */
  void add(Line line, boolean close) {
    Block best = draft.blocks().get(draft.blocks().size() - 1);
    boolean found = false;
    for (Block block : draft.blocks()) {
      boolean open = !block.isFull() && block.hasRoom(line.count());
      if (open && (!found || block.words() < best.words())) {
        best = block;
        found = true;
      }
    }
    List<Line> lines = best.lines();
    boolean answered = !lines.isEmpty() && lines.get(lines.size() - 1).isAnswer();
    int last = lines.size() - (answered ? 1 : 0);
    boolean room = last > 1 && !close;
    lines.add(room ? dice.between(1, last) : Math.max(Math.min(1, lines.size()), last), line);
  }

  /** The sentence with one more tail, if another one is at hand. */
  Line lengthened(Line line) {
    Optional<String> tail = speaker.tail();
    return tail.isEmpty() || !takes(line, tail.get()) ? line : line.with(tail.get());
  }

  /** True if the tail may follow. */
  boolean takes(Line line, String tail) {
    return line.open()
        && !line.tails().contains(tail)
        && !stammers(line, tail)
        && speaker.fits(line.with(tail));
  }

  /** True if the tail begins with the word that the sentence ends with. */
  private static boolean stammers(Line line, String tail) {
    String before = line.words() + line.tails();
    String last = before.substring(before.lastIndexOf(' ') + 1);
    return tail.equals(last) || tail.startsWith(last + " ");
  }

  /** Lengthens a sentence of the block, or adds one where that is allowed. */
  void lengthen(Block block, boolean mayAdd) {
    List<Line> lines = linesOf(block);
    int at = dice.below(lines.size());
    Line line = lines.get(at);
    Line longer = line.open() && line.count() < LONGEST ? lengthened(line) : line;
    if (!longer.equals(line)) {
      lines.set(at, longer);
    } else if (mayAdd && !block.isFull()) {
      block.lines().add(speaker.say("mid"));
    }
  }

  /** Its sentences, or the items of its list. */
  List<Line> linesOf(Block block) {
    return !block.bullets().isEmpty() && dice.chance(ITEMS_IN_100)
        ? block.bullets()
        : block.lines();
  }

  /** The longest sentence that may change, or -1; tails of a carrying one may go too. */
  static int longestFree(List<Line> lines) {
    int best = -1;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean able = line.free() || !line.tails().isEmpty();
      if (able && (best < 0 || line.count() > lines.get(best).count())) {
        best = i;
      }
    }
    return best;
  }
}
