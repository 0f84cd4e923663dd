package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.CountConstraint;
import io.miso.constraints.DataConstraint.CsvSize;
import io.miso.constraints.DataConstraint.JsonKeys;
import io.miso.constraints.LayoutConstraint.Delimited;
import io.miso.constraints.TextConstraint;
import io.miso.constraints.WordsConstraint.ExcludedMarks;
import io.miso.constraints.WordsConstraint.InSentence;
import io.miso.constraints.WordsConstraint.Order;
import io.miso.constraints.WordsConstraint.WholeWords;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Fills the slots of our own kinds' wordings, but for plain numbers. */
final class OwnSlots {
  private final Slots slots;

  OwnSlots(Slots slots) {
    this.slots = slots;
  }

  String fill(String words, Constraint constraint) {
    if (constraint instanceof CountConstraint c) {
      return counted(words, c);
    } else if (constraint instanceof TextConstraint c) {
      return words
          .replace("{phrase}", Slots.quoted(c.text()))
          .replace("{script}", c.text())
          .replace("{mark}", Marks.one(c.text()));
    } else if (constraint instanceof WholeWords c) {
      return words
          .replace("{words}", listed(c.words(), "and"))
          .replace("(s)", Slots.plural(c.words().size()));
    } else if (constraint instanceof Order c) {
      return words.replace("{words}", listed(c.words(), "and"));
    } else if (constraint instanceof ExcludedMarks c) {
      List<String> names = c.marks().stream().map(Marks.NAMES::get).map(String::valueOf).toList();
      return words
          .replace("{words}", Text.listed(names, "and"))
          .replace("{either}", Text.listed(names, "or"));
    }
    return numbered(words, constraint);
  }

  private String numbered(String words, Constraint constraint) {
    if (constraint instanceof InSentence c) {
      return words
          .replace("{word}", Slots.quoted(c.keyword()))
          .replace("{kth}", Numbers.ordinal(c.sentence()))
          .replace("{n}", slots.number(c.sentence()));
    } else if (constraint instanceof Delimited c) {
      return words.replace("{delimiter}", c.delimiter()).replace("{n}", slots.number(c.parts()));
    } else if (constraint instanceof JsonKeys c) {
      return words.replace("{keys}", keys(c));
    } else if (constraint instanceof CsvSize c) {
      return words
          .replace("{rows}", slots.number(c.rows()))
          .replace("{columns}", slots.number(c.columns()));
    }
    return words;
  }

  private String counted(String words, CountConstraint asked) {
    String columns =
        asked.low() == asked.high()
            ? slots.number(asked.low()) + " columns"
            : slots.number(asked.low()) + " or " + slots.number(asked.high()) + " columns";
    long number = asked.high() == Long.MAX_VALUE ? asked.low() : asked.high();
    return words
        .replace("{columns}", columns)
        .replace("{low}", slots.number(asked.low()))
        .replace("{high}", slots.number(asked.high()))
        .replace("{n}", slots.number(number))
        .replace("(s)", Slots.plural(number));
  }

  private static String listed(List<String> words, String last) {
    return Text.listed(words.stream().map(Slots::quoted).toList(), last);
  }

  private static String keys(JsonKeys asked) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < asked.keys().size(); i++) {
      String type = asked.types().isEmpty() ? "" : " (" + asked.types().get(i) + ")";
      keys.add(Slots.quoted(asked.keys().get(i)) + type);
    }
    return (keys.size() == 1 ? "the key " : "the keys ") + Text.listed(keys, "and");
  }
}
