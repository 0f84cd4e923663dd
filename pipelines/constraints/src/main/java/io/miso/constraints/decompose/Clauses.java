package io.miso.constraints.decompose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * R5: a constraint's sentence is cut between clauses that ask for different things: each side must
 * ask for something that the other does not, or the first side be a task of its own.
 */
final class Clauses {
  private static final int LONGEST_SENTENCE = 600;
  private static final int FEWEST_TASK_TOKENS = 4;

  private static final Pattern MODAL =
      Pattern.compile(
          "(?<![a-z])(?:must|should|shall|ensur(?:e|ing)|limit|make sure|needs? to|(?:is|are) required"
              + "|it is (?:important|essential|crucial|necessary|required|vital|imperative))"
              + "|必須|必须|應|应|需");

  private static final Pattern OPENING =
      Pattern.compile(
          "[^a-z]{0,8}(?:if|when|to|for|as|in|please note|while|given|considering|additionally"
              + "|furthermore|finally|lastly|moreover)(?![a-z])");

  private static final Pattern ANSWER =
      Pattern.compile(
          "(?<![a-z])(?:your|the|this|that|entire) (?:[a-z]+ ){0,2}(?:answer|response|reply|output"
              + "|information|explanation|result|content|text)(?![a-z])");

  private static final int LANGUAGE = Lexicon.SHIPPED.group("language");

  private Clauses() {}

  /** The clauses of the sentences. */
  static List<Part> of(Sheet sheet, List<Part> sentences) {
    List<Part> clauses = new ArrayList<>();
    for (Part sentence : sentences) {
      if (sentence.isConstraint() && sentence.length() < LONGEST_SENTENCE) {
        cut(sheet, sentence, clauses);
      } else {
        clauses.add(sentence);
      }
    }
    return clauses;
  }

  private static void cut(Sheet sheet, Part sentence, List<Part> clauses) {
    List<Integer> starts = ClauseStarts.in(sheet, sentence);
    int start = sentence.start();
    for (int i = 0; i < starts.size(); i++) {
      int at = starts.get(i);
      int next = i + 1 < starts.size() ? starts.get(i + 1) : sentence.end();
      Reading before = sheet.read(start, at);
      if (differ(before, sheet.read(at, next))
          && (before.hard() != 0 || isTask(sheet, sentence, start, at))) {
        clauses.add(clause(sentence, start, at, before));
        start = at;
      }
    }
    clauses.add(clause(sentence, start, sentence.end(), sheet.read(start, sentence.end())));
  }

  /** The sentence's word of obligation holds for each of its clauses. */
  private static Part clause(Part sentence, int start, int end, Reading reading) {
    Reading cued = new Reading(reading.hard(), reading.soft(), true);
    return new Part(start, end, cued, sentence.item(), sentence.paragraph());
  }

  private static boolean differ(Reading before, Reading after) {
    int first = kinds(before);
    int second = kinds(after);
    return (second & ~first) != 0 && (first == 0 || (first & ~second) != 0);
  }

  /** Language and case count as one question: "in English with each word capitalized". */
  private static int kinds(Reading reading) {
    int kinds = reading.hard();
    return (kinds & LANGUAGE) == 0 ? kinds : kinds | LANGUAGE;
  }

  private static boolean isTask(Sheet sheet, Part sentence, int start, int at) {
    String words = sheet.masked.substring(start, at);
    boolean comma = ",;，；".indexOf(sheet.masked.charAt(at - 1)) >= 0;
    return !sentence.item()
        && Tokens.count(sheet.text, start, at) >= FEWEST_TASK_TOKENS
        && !MODAL.matcher(words).find()
        && !OPENING.matcher(words).lookingAt()
        && (comma || !ANSWER.matcher(words).find());
  }
}
