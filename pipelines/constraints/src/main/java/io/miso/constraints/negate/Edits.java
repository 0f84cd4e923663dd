package io.miso.constraints.negate;

import io.miso.constraints.Constraint;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.text.Sentences;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Changes of words, marks and sentences. Each gives a few texts to choose from. */
final class Edits {
  private static final int PLACES = 3;
  private static final List<String> OTHERS = List.of("thing", "matter", "part", "detail");
  private static final List<String> MARKS =
      List.of("\"", "<<", ">>", "[", "]", "**", "*", "{", "}", "```", "#", "|", ":");
  private static final List<String> SENTENCES =
      List.of(
          "That is all.",
          "Nobody knows why.",
          "It is worth a closer look.",
          "There is more to it than that.",
          "Some people would put it another way.",
          "This is only one of several ways to see it.",
          "Whoever looks twice will find something new every time.");
  private static final List<String> WORDS =
      List.of("really", "quite simply", "more or less", "as far as anyone can tell");
  private static final List<String> SAYINGS =
      List.of("One might say", "It brings to mind", "Some would call it", "Think of");
  private static final List<String> ENGLISH =
      List.of(
          ("the people of this town walk along the river every morning and talk with their friends"
                  + " about the weather because nobody there has ever been in a hurry")
              .split(" "));
  private static final List<String> GERMAN =
      List.of(
          ("die Leute aus dieser Stadt gehen jeden Morgen am Fluss entlang und reden mit ihren"
                  + " Freunden über das Wetter weil es dort noch nie jemand eilig gehabt hat")
              .split(" "));

  private Edits() {}

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
        String other = styled(text, dice.pick(OTHERS));
        texts.add(with(text, dice.pick(found), other));
        texts.add(with(text, found, other));
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
        texts.add(with(text, found, styled(text, other)));
      }
    }
    return texts;
  }

  /** In a sentence of its own, or else after some word. */
  static List<String> inserted(String text, List<String> words, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (String word : dice.shuffled(words)) {
      for (Span before : places(Sentences.split(text), dice)) {
        String added = styled(text, " " + dice.pick(SAYINGS) + " " + word + ".");
        texts.add(text.substring(0, before.end()) + added + text.substring(before.end()));
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
    for (Span word : places(innerWords(text), dice)) {
      texts.add(text.substring(0, word.end()) + styled(text, added) + text.substring(word.end()));
    }
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
          texts.add(cut(text, cut.start(), cut.end()));
        }
      }
    }
    return texts;
  }

  static List<String> raised(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    List<Span> words = Span.words(text);
    for (Span word : places(words, dice)) {
      String own = word.in(text);
      texts.add(with(text, word, Text.capitalised(own)));
      texts.add(with(text, word, own.toUpperCase(Locale.ROOT)));
    }
    String raised = text;
    for (Span word : dice.shuffled(words)) {
      raised = with(raised, word, word.in(text).toUpperCase(Locale.ROOT));
      texts.add(raised);
    }
    return texts.stream().filter(t -> t.length() == text.length()).limit(24).toList();
  }

  static List<String> lowered(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    List<Span> raised =
        Span.words(text).stream().filter(w -> !w.in(text).equals(Text.lower(w.in(text)))).toList();
    for (Span word : places(raised, dice)) {
      texts.add(with(text, word, Text.lower(word.in(text))));
    }
    texts.add(Text.lower(text));
    return texts;
  }

  static List<String> withSentence(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    List<Span> sentences = Sentences.split(text);
    for (String sentence : dice.shuffled(SENTENCES)) {
      String added = " " + styled(text, sentence);
      texts.add(text + added);
      for (Span before : places(sentences, dice)) {
        texts.add(text.substring(0, before.end()) + added + text.substring(before.end()));
      }
    }
    return texts;
  }

  static List<String> withoutSentence(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (Span sentence : places(Sentences.split(text), dice)) {
      int end = sentence.end();
      while (end < text.length() && text.charAt(end) == ' ') {
        end++;
      }
      texts.add(cut(text, sentence.start(), end));
    }
    return texts;
  }

  static List<String> swapped(String text, Dice dice) {
    List<Span> sentences = Sentences.split(text);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < PLACES && sentences.size() > 1; i++) {
      int at = dice.below(sentences.size() - 1);
      Span one = sentences.get(at);
      Span two = sentences.get(at + 1);
      String between = text.substring(one.end(), two.start());
      texts.add(
          with(text, new Span(one.start(), two.end()), two.in(text) + between + one.in(text)));
    }
    return texts;
  }

  static List<String> withoutMark(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (String mark : dice.shuffled(MARKS)) {
      List<Span> found =
          Span.occurrences(text, mark).stream().filter(span -> isAlone(text, span)).toList();
      if (!found.isEmpty()) {
        Span last = found.get(found.size() - 1);
        texts.add(cut(text, last.start(), last.end()));
        Span any = dice.pick(found);
        texts.add(cut(text, any.start(), any.end()));
        texts.add(with(text, found, ""));
      }
    }
    return texts;
  }

  /** True if no further mark of the sort stands beside it. */
  private static boolean isAlone(String text, Span mark) {
    char own = text.charAt(mark.start());
    boolean before = mark.start() > 0 && text.charAt(mark.start() - 1) == own;
    return !before && (mark.end() == text.length() || text.charAt(mark.end()) != own);
  }

  /** Sentence by sentence in English, or in German where that is what it is. */
  static List<String> inOtherLanguage(String text) {
    return List.of(translated(text, ENGLISH), translated(text, GERMAN));
  }

  private static String translated(String text, List<String> words) {
    StringBuilder other = new StringBuilder();
    int at = 0;
    for (Span sentence : Sentences.split(text)) {
      List<Span> own = Span.words(sentence.in(text));
      if (!own.isEmpty()) {
        int start = sentence.start() + own.get(0).start();
        int end = sentence.start() + own.get(own.size() - 1).end();
        other.append(text, at, start).append(styled(text, ofLength(words, end - start)));
        at = end;
      }
    }
    return other.append(text, at, text.length()).toString();
  }

  /** A capital and as many of the words, again and again, as come near the length. */
  private static String ofLength(List<String> words, int length) {
    StringBuilder said = new StringBuilder(words.get(0));
    for (int i = 1; said.length() + words.get(i % words.size()).length() / 2 < length; i++) {
      said.append(' ').append(words.get(i % words.size()));
    }
    return Text.capitalised(said.toString());
  }

  /** A few of them, each another. */
  static List<Span> places(List<Span> all, Dice dice) {
    List<Span> shuffled = dice.shuffled(all);
    return shuffled.subList(0, Math.min(PLACES, shuffled.size()));
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

  /** In capitals or small letters where all of the text is. */
  private static String styled(String text, String added) {
    if (Text.isUpper(text)) {
      return added.toUpperCase(Locale.ROOT);
    }
    return Text.isLower(text) ? Text.lower(added) : added;
  }

  private static String with(String text, Span span, String other) {
    return text.substring(0, span.start()) + other + text.substring(span.end());
  }

  private static String with(String text, List<Span> spans, String other) {
    String changed = text;
    for (int i = spans.size() - 1; i >= 0; i--) {
      changed = with(changed, spans.get(i), other);
    }
    return changed;
  }

  static String cut(String text, int start, int end) {
    return text.substring(0, start) + text.substring(end);
  }
}
