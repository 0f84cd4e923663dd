package io.miso.constraints.write.rich;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Form;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.text.Sentences;

/** Adds free sentences and tails until a draft is as long as it should be. */
final class Filler {
  private static final int WORDS_A_SENTENCE = 12;
  private static final int SHORT = 6;
  private static final int MOVES = 80;

  private final Draft draft;
  private final Demands demands;
  private final Speaker speaker;
  private final Dice dice;
  private final Form form;
  private final Edits edits;

  private Filler(Draft draft, Speaker speaker, Form form) {
    this.draft = draft;
    this.demands = draft.demands();
    this.speaker = speaker;
    this.dice = draft.dice();
    this.form = form;
    this.edits = new Edits(draft, speaker);
  }

  /** Fills a draft that holds what it must. */
  static void fill(Draft draft, Speaker speaker, Form form) {
    Filler filler = new Filler(draft, speaker, form);
    filler.parts();
    filler.sentences();
    Fitter.fitWords(draft, speaker);
    Variety.fit(draft, speaker);
  }

  /** Every block gets a sentence, and what its own bounds ask for. */
  private void parts() {
    for (Block block : draft.blocks()) {
      Demands part = block.part();
      long least = Math.max(1, ProseText.proseLines(demands));
      while (block.lines().size() < least || block.sentences() < part.sentencesAtLeast()) {
        block.lines().add(speaker.say(tight() ? "short" : "mid"));
      }
      for (int i = 0; i < MOVES && block.words() < part.wordsAtLeast(); i++) {
        edits.lengthen(block, true);
      }
      shorten(block);
    }
  }

  private boolean tight() {
    return demands.wordsBelow() < 40 + 12L * draft.blocks().size();
  }

  /** A part with too many words loses tails, then sentences. */
  private void shorten(Block block) {
    for (int i = 0; i < MOVES && !block.hasRoom(0); i++) {
      int at = Edits.longestFree(block.lines());
      if (at < 0) {
        return;
      }
      Line line = block.lines().get(at);
      boolean last = block.sentences() <= Math.max(1, block.part().sentencesAtLeast());
      if (!line.tails().isEmpty()) {
        block.lines().set(at, line.bare());
      } else if (!last) {
        block.lines().remove(at);
      } else {
        block.lines().set(at, speaker.say("short"));
      }
    }
  }

  private void sentences() {
    String text = draft.text();
    int words = Line.count(text);
    boolean bounded =
        demands.sentencesBelow() != Demands.NO_LIMIT || demands.sentencesAtLeast() > 0;
    int count = bounded ? Sentences.split(text).size() : sentencesSaid();
    int free = wanted(count, words) - count;
    long target = target(words, free);
    boolean single = Style.blankLinesAreFree(demands) && draft.blocks().size() == 1;
    boolean close = free > 1 && single && draft.blocks().get(0).bullets().isEmpty();
    for (int left = free; left > 0; left--) {
      long desired = (target - words) / left;
      String role = desired < SHORT ? "short" : left == 1 && close ? "close" : "mid";
      Line line = speaker.say(role);
      for (int i = 0; i < 3 && line.open() && line.count() + 4 < desired; i++) {
        line = edits.lengthened(line);
      }
      words += line.count();
      edits.add(line, role.equals("close"));
    }
  }

  private int sentencesSaid() {
    return draft.blocks().stream().mapToInt(Block::sentences).sum();
  }

  /** How many sentences the text should have. */
  private int wanted(int count, int words) {
    long natural = count + dice.between(form == Form.NOTE || form == Form.ASK ? 1 : 2, 5);
    if (demands.language().isPresent()) {
      natural = Math.max(natural, 4);
    }
    long missing = Math.max(0, demands.wordsAtLeast() - words);
    natural = Math.max(natural, count + (missing + WORDS_A_SENTENCE - 1) / WORDS_A_SENTENCE);
    if (demands.wordsBelow() != Demands.NO_LIMIT) {
      long room = Math.max(0, demands.wordsBelow() - 1 - words);
      natural = Math.min(natural, count + room / WORDS_A_SENTENCE);
    }
    natural = Math.max(natural, demands.sentencesAtLeast() + dice.below(2));
    return (int) Math.min(natural, demands.sentencesBelow() - 1);
  }

  /** How many words the text should have. */
  private long target(int words, int free) {
    long natural = words + (long) free * dice.between(9, 13);
    if (demands.wordsAtLeast() > 0) {
      long least = demands.wordsAtLeast();
      long wanted =
          Math.max(least + dice.between(2, 6 + (int) least / 12), Math.min(natural, least + 40));
      return Math.min(wanted, demands.wordsBelow() - 1);
    }
    return demands.wordsBelow() == Demands.NO_LIMIT
        ? natural
        : Math.min(natural, demands.wordsBelow() - 1 - dice.between(1, 4));
  }
}
