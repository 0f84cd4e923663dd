package io.miso.constraints;

import io.miso.constraints.text.Ascii;
import io.miso.constraints.text.RuleSentences;
import io.miso.constraints.text.Text;
import java.util.List;

/** How {@link SentenceRule}s look at sentences, following IFBench's checkers. */
final class SentenceLooks {
  private static final int EQUALS = 3;
  private static final int LETTERS = 26;

  private SentenceLooks() {}

  static Finding lastFirst(Output output) {
    List<String> sentences = RuleSentences.split(output.text());
    for (int i = 1; i < sentences.size(); i++) {
      List<String> before = Ascii.split(Ascii.stripRight(sentences.get(i - 1)));
      List<String> after = Ascii.split(Ascii.stripLeft(sentences.get(i)));
      if (before.isEmpty() || after.isEmpty()) {
        return Finding.of(false, "a sentence without words");
      }
      String last = before.get(before.size() - 1);
      if (!Text.lower(last).equals(Text.lower(after.get(0)))) {
        return Finding.of(false, "'" + after.get(0) + "' after '" + last + "'");
      }
    }
    return Finding.of(true, sentences.size() + " sentences");
  }

  static Finding alliteration(Output output) {
    int before = -1;
    for (String sentence : RuleSentences.split(output.text())) {
      int words = alliterating(sentence);
      if (words <= before) {
        return Finding.of(false, words + " words after " + before);
      }
      before = words;
    }
    return Finding.of(true, "growing to " + before);
  }

  /** Words that begin like a neighbour: two for each first pair of a run, one for each further. */
  private static int alliterating(String sentence) {
    List<String> words =
        Ascii.split(Text.lower(sentence)).stream()
            .map(Ascii::stripLeft)
            .filter(word -> !word.isEmpty())
            .toList();
    int count = 0;
    boolean running = false;
    for (int i = 1; i < words.size(); i++) {
      boolean alike = words.get(i).codePointAt(0) == words.get(i - 1).codePointAt(0);
      count += !alike ? 0 : running ? 1 : 2;
      running = alike;
    }
    return count;
  }

  static Finding types(Output output) {
    long[] counts = counts(output);
    return Finding.of(counts[0] == 2 * counts[1], counts[0] + " to " + counts[1]);
  }

  static Finding balance(Output output) {
    long[] counts = counts(output);
    return Finding.of(
        counts[0] == counts[1] && counts[1] == counts[2],
        counts[0] + ", " + counts[1] + ", " + counts[2]);
  }

  /** Sentences that end with a stop, a question mark, an exclamation mark. */
  private static long[] counts(Output output) {
    List<String> sentences = RuleSentences.split(output.text());
    return List.of(".", "?", "!").stream()
        .mapToLong(end -> sentences.stream().filter(s -> s.endsWith(end)).count())
        .toArray();
  }

  static Finding lengths(Output output) {
    List<Integer> lengths =
        RuleSentences.split(output.text()).stream()
            .map(sentence -> sentence.codePointCount(0, sentence.length()))
            .toList();
    return Finding.of(
        lengths.size() == EQUALS && lengths.stream().distinct().count() == 1,
        lengths.size() > EQUALS ? lengths.size() + " sentences" : "lengths " + lengths);
  }

  static Finding alphabet(Output output) {
    List<String> sentences = RuleSentences.split(output.text());
    if (sentences.size() != LETTERS) {
      return Finding.of(false, sentences.size() + " sentences");
    }
    for (int i = 0; i < LETTERS; i++) {
      if (!Text.lower(sentences.get(i)).startsWith(String.valueOf((char) ('a' + i)))) {
        return Finding.of(false, "sentence " + (i + 1) + " begins otherwise");
      }
    }
    return Finding.of(true, "A to Z");
  }
}
