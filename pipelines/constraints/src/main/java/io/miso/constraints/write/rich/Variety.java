package io.miso.constraints.write.rich;

import io.miso.constraints.CountConstraint.Rule;
import io.miso.constraints.WordsConstraint.InSentence;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.List;
import java.util.Optional;

/** Sentences for more different words, and a sentence in the place that is asked for. */
final class Variety {
  private static final int MOVES = 60;

  private final Draft draft;
  private final Demands demands;
  private final Speaker speaker;
  private final Edits edits;

  private Variety(Draft draft, Speaker speaker) {
    this.draft = draft;
    this.demands = draft.demands();
    this.speaker = speaker;
    this.edits = new Edits(draft, speaker);
  }

  /** Fits the draft, where one of the two is asked for. */
  static void fit(Draft draft, Speaker speaker) {
    Demands demands = draft.demands();
    Variety variety = new Variety(draft, speaker);
    variety.words(demands.least(Rule.UNIQUE_WORDS));
    demands.find(InSentence.class).ifPresent(variety::place);
  }

  private void words(long least) {
    for (int i = 0; i < MOVES && different(draft.text()) < least; i++) {
      if (demands.sentencesBelow() == Demands.NO_LIMIT) {
        edits.add(speaker.say("mid"), false);
      } else {
        edits.lengthen(draft.dice().pick(draft.blocks()), false);
      }
    }
  }

  private static long different(String text) {
    String lower = Text.lower(text);
    return Span.words(lower).stream().map(word -> word.in(lower)).distinct().count();
  }

  /** Tries every place in the first block for the sentence with the keyword. */
  private void place(InSentence asked) {
    List<Line> lines = draft.blocks().get(0).lines();
    Optional<Line> carrier =
        lines.stream()
            .filter(line -> !line.free() && Text.lower(line.words()).contains(asked.keyword()))
            .findFirst();
    if (carrier.isEmpty() || asked.verify(draft.text()).satisfied()) {
      return;
    }
    lines.remove(carrier.get());
    for (int more = 0; more <= asked.sentence(); more++) {
      for (int at = lines.size(); at >= 0; at--) {
        lines.add(at, carrier.get());
        if (asked.verify(draft.text()).satisfied()) {
          return;
        }
        lines.remove(at);
      }
      lines.add(speaker.say("short"));
    }
    lines.add(carrier.get());
  }
}
