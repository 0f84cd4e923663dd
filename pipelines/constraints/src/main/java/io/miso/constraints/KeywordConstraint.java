package io.miso.constraints;

import io.miso.constraints.text.Search;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Words and letters that must or must not occur. Keywords are read as regular expressions; the
 * repaired reading takes them as they stand.
 */
public sealed interface KeywordConstraint extends Constraint {

  /** Where a keyword stands by itself, case ignored: no word goes on at either end. */
  private static List<Span> wholeWords(Output output, String keyword) {
    return Span.wholeWords(output.text(), output.folded(), Text.folded(Text.strip(keyword)));
  }

  /** Every keyword occurs, as a part of a word too. */
  record Existence(List<String> keywords) implements KeywordConstraint {
    static final String KIND = "keywords:existence";

    /** Copies the keywords. */
    public Existence {
      keywords = List.copyOf(keywords);
    }

    static Existence of(Params params) {
      return new Existence(params.expressions("keywords"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("keywords", keywords);
    }

    @Override
    public String expected() {
      return "all of " + keywords;
    }

    @Override
    public Verdict judge(Output output) {
      List<String> missing = new ArrayList<>();
      List<Evidence> evidence = new ArrayList<>();
      for (String keyword : keywords) {
        List<Span> found = Search.ignoringCase(keyword).first(output.text(), output.folded());
        if (found.isEmpty()) {
          missing.add(keyword);
        } else {
          evidence.addAll(Evidence.of(output, found, keyword));
        }
      }
      String observed = missing.isEmpty() ? "all present" : "missing " + missing;
      return new Verdict(missing.isEmpty(), expected(), observed, evidence);
    }

    /** As whole words, without special characters. */
    @Override
    public Verdict judgeRepaired(Output output, Verdict exact) {
      List<String> missing =
          keywords.stream()
              .filter(keyword -> KeywordConstraint.wholeWords(output, keyword).isEmpty())
              .toList();
      return missing.isEmpty()
          ? new Verdict(true, expected(), "all present", exact.evidence())
          : Verdict.of(false, expected() + " as whole words", "missing " + missing);
    }
  }

  /** A keyword occurs a number of times, without overlap, as a part of a word too. */
  record Frequency(String keyword, long frequency, Relation relation) implements KeywordConstraint {
    static final String KIND = "keywords:frequency";

    static Frequency of(Params params) {
      return new Frequency(
          params.expression("keyword"), params.count("frequency"), params.relation("relation"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("keyword", keyword, "frequency", frequency, "relation", relation.words());
    }

    @Override
    public String expected() {
      return relation.words() + " " + frequency + " times '" + keyword + "'";
    }

    @Override
    public Verdict judge(Output output) {
      List<Span> found =
          Search.ignoringCase(Text.strip(keyword)).all(output.text(), output.folded());
      return Counted.verdict(this, relation.holds(found.size(), frequency), found, output);
    }

    /** As a whole word, without special characters. */
    @Override
    public Verdict judgeRepaired(Output output, Verdict exact) {
      List<Span> found = KeywordConstraint.wholeWords(output, keyword);
      return Counted.verdict(this, relation.holds(found.size(), frequency), found, output);
    }
  }

  /** None of the words occurs as a whole word. */
  record ForbiddenWords(List<String> words) implements KeywordConstraint {
    static final String KIND = "keywords:forbidden_words";

    /** Drops repeated words and copies the rest. */
    public ForbiddenWords {
      words = List.copyOf(new LinkedHashSet<>(words));
    }

    static ForbiddenWords of(Params params) {
      return new ForbiddenWords(params.expressions("forbidden_words"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("forbidden_words", words);
    }

    @Override
    public String expected() {
      return "none of " + words;
    }

    @Override
    public Verdict judge(Output output) {
      List<Evidence> evidence = new ArrayList<>();
      for (String word : words) {
        evidence.addAll(
            Evidence.of(
                output, Search.ignoringCase(word).allWords(output.text(), output.folded()), word));
      }
      return verdict(evidence);
    }

    private Verdict verdict(List<Evidence> evidence) {
      String observed = evidence.isEmpty() ? "none" : evidence.size() + " found";
      return new Verdict(evidence.isEmpty(), expected(), observed, evidence);
    }

    /** Without special characters. */
    @Override
    public Verdict judgeRepaired(Output output, Verdict exact) {
      List<Evidence> evidence = new ArrayList<>();
      for (String word : words) {
        evidence.addAll(Evidence.of(output, KeywordConstraint.wholeWords(output, word), word));
      }
      return verdict(evidence);
    }
  }

  /** A letter occurs a number of times, in either case. */
  record LetterFrequency(String letter, long frequency, Relation relation)
      implements KeywordConstraint {
    static final String KIND = "keywords:letter_frequency";

    static LetterFrequency of(Params params) {
      return new LetterFrequency(
          params.letter("letter"), params.count("let_frequency"), params.relation("let_relation"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("letter", letter, "let_frequency", frequency, "let_relation", relation.words());
    }

    @Override
    public String expected() {
      return relation.words() + " " + frequency + " times the letter '" + letter + "'";
    }

    @Override
    public Verdict judge(Output output) {
      int count = Span.countOf(output.lower(), Text.lower(letter));
      return Verdict.of(relation.holds(count, frequency), expected(), Integer.toString(count));
    }
  }
}
