package io.miso.constraints;

import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words and marks as they stand, without regular expressions. */
public sealed interface WordsConstraint extends Constraint {

  /** Where a word stands by itself, case ignored. */
  private static List<Span> whole(Output output, String word) {
    return Span.wholeWords(output.text(), output.folded(), Text.folded(Text.strip(word)));
  }

  /** Every word occurs as a whole word. */
  record WholeWords(List<String> words) implements WordsConstraint {
    static final String KIND = "miso:keywords:whole_words";

    /** Copies the words. */
    public WholeWords {
      words = List.copyOf(words);
    }

    static WholeWords of(Params params) {
      return new WholeWords(params.texts("keywords", 1));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("keywords", words);
    }

    @Override
    public String expected() {
      return "all of " + words + " as whole words";
    }

    @Override
    public Verdict judge(Output output) {
      List<String> missing = new ArrayList<>();
      List<Span> found = new ArrayList<>();
      for (String word : words) {
        List<Span> places = whole(output, word);
        found.addAll(places.subList(0, Math.min(1, places.size())));
        if (places.isEmpty()) {
          missing.add(word);
        }
      }
      String observed = missing.isEmpty() ? "all present" : "missing " + missing;
      return new Finding(missing.isEmpty(), observed, found, "keyword").verdict(this, output);
    }
  }

  /** The words first occur in this order, as whole words. */
  record Order(List<String> words) implements WordsConstraint {
    static final String KIND = "miso:keywords:order";

    /** Copies the words. */
    public Order {
      words = List.copyOf(words);
    }

    static Order of(Params params) {
      return new Order(params.texts("keywords", 2));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("keywords", words);
    }

    @Override
    public String expected() {
      return words + " in this order";
    }

    @Override
    public Verdict judge(Output output) {
      List<Span> firsts = new ArrayList<>();
      int end = 0;
      for (String word : words) {
        List<Span> places = whole(output, word);
        if (places.isEmpty() || places.get(0).start() < end) {
          String observed = places.isEmpty() ? "no '" + word + "'" : "'" + word + "' too early";
          return new Finding(false, observed, firsts, "in order").verdict(this, output);
        }
        firsts.add(places.get(0));
        end = places.get(0).end();
      }
      return new Finding(true, "in order", firsts, "in order").verdict(this, output);
    }
  }

  /** A whole word occurs in the sentence of that number, from 1, as punkt cuts sentences. */
  record InSentence(String keyword, long sentence) implements WordsConstraint {
    static final String KIND = "miso:keywords:in_sentence";

    static InSentence of(Params params) {
      return new InSentence(params.text("keyword"), params.positive("num_sentence"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("keyword", keyword, "num_sentence", sentence);
    }

    @Override
    public String expected() {
      return "'" + keyword + "' in sentence " + sentence;
    }

    @Override
    public Verdict judge(Output output) {
      List<Span> sentences = output.sentences();
      if (sentences.size() < sentence) {
        return Verdict.of(false, expected(), sentences.size() + " sentences");
      }
      Span wanted = sentences.get((int) sentence - 1);
      List<Span> found =
          whole(output, keyword).stream()
              .filter(place -> place.start() >= wanted.start() && place.end() <= wanted.end())
              .toList();
      String observed = found.isEmpty() ? "not in it" : "in it";
      return new Finding(!found.isEmpty(), observed, found, "keyword").verdict(this, output);
    }
  }

  /** None of the marks occurs. */
  record ExcludedMarks(List<String> marks) implements WordsConstraint {
    static final String KIND = "miso:punctuation:excluded";

    /** Copies the marks. */
    public ExcludedMarks {
      marks = List.copyOf(marks);
    }

    static ExcludedMarks of(Params params) {
      return new ExcludedMarks(params.texts("marks", 1));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("marks", marks);
    }

    @Override
    public String expected() {
      return "none of " + String.join(" ", marks);
    }

    @Override
    public Verdict judge(Output output) {
      List<Span> found = new ArrayList<>();
      marks.forEach(mark -> found.addAll(Span.occurrences(output.text(), Text.strip(mark))));
      return Finding.unbroken(found).verdict(this, output);
    }
  }
}
