package io.miso.constraints;

import io.miso.constraints.text.Ascii;
import io.miso.constraints.text.RuleSentences;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kinds of IFBench with several parameters, judged as its checkers do. */
public sealed interface IfbenchConstraint extends Constraint
    permits IfbenchConstraint.KeywordsMultiple,
        IfbenchConstraint.SentenceKeyword,
        IfbenchConstraint.SpecificPosition,
        IfbenchConstraint.Increment,
        IfbenchConstraint.RepeatSpan,
        Overlap {

  /** Five keywords occur 1, 2, 3, 5 and 7 times, as parts of words too. */
  record KeywordsMultiple(List<String> keywords) implements IfbenchConstraint {
    static final String KIND = "count:keywords_multiple";
    private static final List<Integer> TIMES = List.of(1, 2, 3, 5, 7);

    /** Copies the keywords. */
    public KeywordsMultiple {
      keywords = List.copyOf(keywords);
    }

    static KeywordsMultiple of(Params params) {
      List<String> keywords = new ArrayList<>();
      for (int i = 1; i <= TIMES.size(); i++) {
        keywords.add(params.text("keyword" + i));
      }
      return new KeywordsMultiple(keywords);
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of(
          "keyword1", keywords.get(0),
          "keyword2", keywords.get(1),
          "keyword3", keywords.get(2),
          "keyword4", keywords.get(3),
          "keyword5", keywords.get(4));
    }

    @Override
    public String expected() {
      return keywords + " " + TIMES + " times";
    }

    @Override
    public Verdict judge(Output output) {
      List<Integer> found =
          keywords.stream()
              .map(word -> Span.countOf(output.lower(), Text.lower(Text.strip(word))))
              .toList();
      return Verdict.of(found.equals(TIMES), expected(), found + " times");
    }
  }

  /** A keyword occurs in the sentence of that number, from 1, as a part of a word too. */
  record SentenceKeyword(String word, long sentence) implements IfbenchConstraint {
    static final String KIND = "sentence:keyword";

    static SentenceKeyword of(Params params) {
      return new SentenceKeyword(params.text("word"), params.positive("N"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("word", word, "N", sentence);
    }

    @Override
    public String expected() {
      return "'" + word + "' in sentence " + sentence;
    }

    @Override
    public Verdict judge(Output output) {
      List<String> sentences = RuleSentences.split(output.text());
      if (sentences.size() < sentence) {
        return Verdict.of(false, expected(), sentences.size() + " sentences");
      }
      boolean there = Text.lower(sentences.get((int) sentence - 1)).contains(Text.lower(word));
      return Verdict.of(there, expected(), there ? "in it" : "not in it");
    }
  }

  /** Word m of sentence n, both from 1, is the keyword; punctuation marks are words too. */
  record SpecificPosition(String keyword, long sentence, long word) implements IfbenchConstraint {
    static final String KIND = "words:keywords_specific_position";

    static SpecificPosition of(Params params) {
      return new SpecificPosition(
          params.text("keyword"), params.positive("n"), params.positive("m"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("keyword", keyword, "n", sentence, "m", word);
    }

    @Override
    public String expected() {
      return "'" + keyword + "' as word " + word + " of sentence " + sentence;
    }

    @Override
    public Verdict judge(Output output) {
      List<String> sentences = RuleSentences.split(output.text());
      if (sentences.size() < sentence) {
        return Verdict.of(false, expected(), sentences.size() + " sentences");
      }
      List<String> words = Texts.treebank(sentences.get((int) sentence - 1));
      if (words.size() < word) {
        return Verdict.of(false, expected(), words.size() + " words in it");
      }
      String found = words.get((int) word - 1);
      return Verdict.of(found.equals(Text.strip(keyword)), expected(), "'" + found + "'");
    }
  }

  /** Every sentence has so many words more than the one before. */
  record Increment(long by) implements IfbenchConstraint {
    static final String KIND = "sentence:increment";

    static Increment of(Params params) {
      return new Increment(params.count("small_n"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("small_n", by);
    }

    @Override
    public String expected() {
      return by + " words more in every sentence";
    }

    @Override
    public Verdict judge(Output output) {
      List<Integer> counts =
          RuleSentences.split(output.text()).stream()
              .map(sentence -> Ascii.split(Ascii.withoutPunctuation(sentence)).size())
              .toList();
      for (int i = 1; i < counts.size(); i++) {
        if (counts.get(i) != counts.get(i - 1) + by) {
          return Verdict.of(false, expected(), counts.get(i) + " words after " + counts.get(i - 1));
        }
      }
      return Verdict.of(true, expected(), counts.size() + " sentences");
    }
  }

  /** The words of a prompt from one index up to, not with, another, and nothing else. */
  record RepeatSpan(String prompt, long start, long end) implements IfbenchConstraint {
    static final String KIND = "repeat:repeat_span";

    static RepeatSpan of(Params params) {
      long start = params.count("n_start");
      long end = params.count("n_end");
      if (end < start) {
        throw params.wrong("n_end", end, "give at least n_start, which is " + start);
      }
      return new RepeatSpan(params.text("prompt_to_repeat"), start, end);
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("prompt_to_repeat", prompt, "n_start", start, "n_end", end);
    }

    @Override
    public String expected() {
      return "words " + start + " to " + end + " of the prompt alone";
    }

    @Override
    public Verdict judge(Output output) {
      List<String> words = Ascii.split(Text.lower(prompt));
      int from = (int) Math.min(start, words.size());
      int to = (int) Math.min(end, words.size());
      List<String> given = Ascii.split(output.lower());
      return Verdict.of(given.equals(words.subList(from, to)), expected(), given.size() + " words");
    }
  }
}
