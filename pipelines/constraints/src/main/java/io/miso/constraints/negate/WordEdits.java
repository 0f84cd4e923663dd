package io.miso.constraints.negate;

import io.miso.constraints.Constraint;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.text.Sentences;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Changes of words and letters. Each gives a few texts to choose from. */
final class WordEdits {
  private static final List<String> OTHERS = List.of("thing", "matter", "part", "detail");
  private static final List<String> WORDS =
      List.of("really", "quite simply", "more or less", "as far as anyone can tell");
  private static final List<String> SAYINGS =
      List.of("One might say", "It brings to mind", "Some would call it", "Think of");

  private static final List<String> NUMBERS = List.of("one", "two", "three", "four", "five");

  private WordEdits() {}

  /** The words among a constraint's parameters. */
  static List<String> named(Constraint aim) {
    List<String> named = new ArrayList<>();
    for (Object value : aim.params().values()) {
      if (value instanceof String word) {
        named.add(word);
      } else if (value instanceof List<?> words) {
        words.forEach(word -> named.add(word.toString()));
      }
    }
    named.removeIf(String::isBlank);
    named.sort(null);
    return named;
  }

  static List<String> replaced(String text, List<String> words, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (String word : dice.shuffled(words)) {
      List<Span> found = found(text, word);
      if (!found.isEmpty()) {
        String other = Edits.styled(text, dice.pick(OTHERS));
        texts.add(Edits.with(text, dice.pick(found), other));
        texts.add(Edits.with(text, found, other));
      }
    }
    return texts;
  }

  static List<String> inflected(String text, List<String> words) {
    List<String> texts = new ArrayList<>();
    for (String word : words) {
      List<Span> found = found(text, word);
      if (!found.isEmpty()) {
        String other = word + (word.endsWith("s") ? "es" : "s");
        texts.add(Edits.with(text, found, Edits.styled(text, other)));
      }
    }
    return texts;
  }

  /** In a sentence of its own, or else after some word. */
  static List<String> inserted(String text, List<String> words, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (String word : dice.shuffled(words)) {
      for (Span before : Edits.places(Sentences.split(text), dice)) {
        String added = Edits.styled(text, " " + dice.pick(SAYINGS) + " " + word + ".");
        texts.add(Edits.inserted(text, before.end(), added));
      }
    }
    for (String word : words) {
      texts.addAll(afterWord(text, " " + word, dice));
    }
    return texts;
  }

  /** With something after some word that another one follows. */
  static List<String> afterWord(String text, String added, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (Span word : Edits.places(innerWords(text), dice)) {
      texts.add(Edits.inserted(text, word.end(), Edits.styled(text, added)));
    }
    return texts;
  }

  /** A number word in figures, or else figures after some word. */
  static List<String> withFigure(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < NUMBERS.size(); i++) {
      for (Span number : Edits.places(found(text, NUMBERS.get(i)), dice)) {
        texts.add(Edits.with(text, number, Integer.toString(i + 1)));
      }
    }
    texts.addAll(afterWord(text, " " + dice.between(2, 99), dice));
    return texts;
  }

  static List<String> withWords(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (String words : dice.shuffled(WORDS)) {
      texts.addAll(afterWord(text, " " + words, dice));
    }
    return texts;
  }

  static List<String> withoutWords(String text, Dice dice) {
    List<Span> words = innerWords(text);
    List<String> texts = new ArrayList<>();
    for (int count = 1; count <= 8; count *= 2) {
      if (words.size() > count) {
        int first = dice.below(words.size() - count);
        Span cut = new Span(words.get(first).start(), words.get(first + count).start());
        if (cut.in(text).chars().noneMatch(c -> c == '.' || c == '\n')) {
          texts.add(Edits.cut(text, cut.start(), cut.end()));
        }
      }
    }
    return texts;
  }

  static List<String> raised(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    List<Span> words = Span.words(text);
    for (Span word : Edits.places(words, dice)) {
      String own = word.in(text);
      texts.add(Edits.with(text, word, Text.capitalised(own)));
      texts.add(Edits.with(text, word, own.toUpperCase(Locale.ROOT)));
    }
    String raised = text;
    for (Span word : dice.shuffled(words)) {
      raised = Edits.with(raised, word, word.in(text).toUpperCase(Locale.ROOT));
      texts.add(raised);
    }
    return texts.stream().filter(t -> t.length() == text.length()).limit(24).toList();
  }

  static List<String> lowered(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    List<Span> raised =
        Span.words(text).stream().filter(w -> !w.in(text).equals(Text.lower(w.in(text)))).toList();
    for (Span word : Edits.places(raised, dice)) {
      texts.add(Edits.with(text, word, Text.lower(word.in(text))));
    }
    texts.add(Text.lower(text));
    return texts;
  }

  /** Words that a blank and another word follow. */
  private static List<Span> innerWords(String text) {
    List<Span> words = Span.words(text);
    List<Span> inner = new ArrayList<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (text.substring(words.get(i).end(), words.get(i + 1).start()).equals(" ")) {
        inner.add(words.get(i));
      }
    }
    return inner;
  }

  private static boolean isWords(String text) {
    return text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ');
  }

  /** Where words stand by themselves; a single letter or a mark is no word. */
  private static List<Span> found(String text, String word) {
    return word.length() > 1 && isWords(word)
        ? Span.wholeWords(text, Text.folded(text), Text.folded(word))
        : List.of();
  }
}
