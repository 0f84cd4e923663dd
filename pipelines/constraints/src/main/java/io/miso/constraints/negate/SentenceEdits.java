package io.miso.constraints.negate;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.text.Sentences;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Changes of sentences. Each gives a few texts to choose from. */
final class SentenceEdits {
  private static final List<String> SENTENCES =
      List.of(
          "That is all.",
          "Nobody knows why.",
          "It is worth a closer look.",
          "There is more to it than that.",
          "Some people would put it another way.",
          "This is only one of several ways to see it.",
          "Whoever looks twice will find something new every time.");
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

  private SentenceEdits() {}

  static List<String> withSentence(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    List<Span> sentences = Sentences.split(text);
    for (String sentence : dice.shuffled(SENTENCES)) {
      String added = " " + Edits.styled(text, sentence);
      texts.add(text + added);
      for (Span before : Edits.places(sentences, dice)) {
        texts.add(Edits.inserted(text, before.end(), added));
      }
    }
    return texts;
  }

  static List<String> withoutSentence(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (Span sentence : Edits.places(Sentences.split(text), dice)) {
      int end = sentence.end();
      while (end < text.length() && text.charAt(end) == ' ') {
        end++;
      }
      texts.add(Edits.cut(text, sentence.start(), end));
    }
    return texts;
  }

  /** Two sentences with a blank between them change places; line ends and quotes stay. */
  static List<String> swapped(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (Neighbours pair : Neighbours.in(text)) {
      Span both = new Span(pair.one().start(), pair.two().end());
      texts.add(Edits.with(text, both, pair.two().in(text) + " " + pair.one().in(text)));
    }
    return Edits.places(texts, dice);
  }

  /** Two sentences with a blank between them, joined by a word. */
  static List<String> joined(String text, Dice dice) {
    List<String> texts = new ArrayList<>();
    for (Neighbours pair : Neighbours.in(text)) {
      if (pair.one().in(text).endsWith(".")) {
        int start = pair.two().start();
        Span between = new Span(pair.one().end() - 1, start + 1);
        String first = Text.lower(text.substring(start, start + 1));
        texts.add(Edits.with(text, between, Edits.styled(text, " and " + first)));
      }
    }
    return Edits.places(texts, dice);
  }

  /** Two sentences with a blank between them, and neither line ends nor quotes inside. */
  private record Neighbours(Span one, Span two) {
    static List<Neighbours> in(String text) {
      List<Span> sentences = Sentences.split(text);
      List<Neighbours> all = new ArrayList<>();
      for (int i = 1; i < sentences.size(); i++) {
        Span one = sentences.get(i - 1);
        Span two = sentences.get(i);
        String both = text.substring(one.start(), two.end());
        if (two.start() == one.end() + 1 && both.indexOf('\n') < 0 && both.indexOf('"') < 0) {
          all.add(new Neighbours(one, two));
        }
      }
      return all;
    }
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
        other.append(text, at, start).append(Edits.styled(text, ofLength(words, end - start)));
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
}
