package io.miso.constraints;

import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many sentences, words or paragraphs the output has. */
public sealed interface LengthConstraint extends Constraint {

  /** Sentences as the punkt splitter counts them. */
  record NumberSentences(long number, Relation relation) implements LengthConstraint {
    static final String KIND = "length_constraints:number_sentences";

    static NumberSentences of(Params params) {
      return new NumberSentences(params.count("num_sentences"), params.relation("relation"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("num_sentences", number, "relation", relation.words());
    }

    @Override
    public String expected() {
      return relation.words() + " " + number + " sentences";
    }

    @Override
    public Verdict judge(Output output) {
      List<Span> found = output.sentences();
      return Counted.verdict(this, relation.holds(found.size(), number), found, output);
    }
  }

  /** Words: runs of letters, numbers and underscores, so {@code don't} is two. */
  record NumberWords(long number, Relation relation) implements LengthConstraint {
    static final String KIND = "length_constraints:number_words";

    static NumberWords of(Params params) {
      return new NumberWords(params.count("num_words"), params.relation("relation"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("num_words", number, "relation", relation.words());
    }

    @Override
    public String expected() {
      return relation.words() + " " + number + " words";
    }

    @Override
    public Verdict judge(Output output) {
      int count = output.wordCount();
      return Verdict.of(relation.holds(count, number), expected(), Integer.toString(count));
    }
  }

  /** Exactly so many paragraphs between {@code ***} dividers; blank ones only at the two ends. */
  record NumberParagraphs(long number) implements LengthConstraint {
    static final String KIND = "length_constraints:number_paragraphs";

    static NumberParagraphs of(Params params) {
      return new NumberParagraphs(params.count("num_paragraphs"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("num_paragraphs", number);
    }

    @Override
    public String expected() {
      return number + " paragraphs divided by ***";
    }

    @Override
    public Verdict judge(Output output) {
      String text = output.text();
      List<Span> pieces = Span.split(text, "***");
      List<Span> full = new ArrayList<>();
      for (Span piece : pieces) {
        boolean atEnd = piece.start() == 0 || piece.end() == text.length();
        if (!Text.isBlank(piece.in(text))) {
          full.add(piece);
        } else if (!atEnd) {
          return Verdict.of(false, expected(), "a blank paragraph between two dividers");
        }
      }
      return Counted.verdict(this, full.size() == number, full, output);
    }
  }

  /**
   * Exactly so many paragraphs between blank lines, the nth beginning with a word. As in the
   * reference, the count skips blank paragraphs while the index does not.
   */
  record NthParagraphFirstWord(long paragraphs, long nth, String firstWord)
      implements LengthConstraint {
    static final String KIND = "length_constraints:nth_paragraph_first_word";
    private static final String ENDS = ".,?!'\"";

    static NthParagraphFirstWord of(Params params) {
      long paragraphs = params.count("num_paragraphs");
      long nth = params.count("nth_paragraph");
      if (nth < 1 || nth > paragraphs) {
        throw params.wrong("nth_paragraph", nth, "give a number from 1 to num_paragraphs");
      }
      return new NthParagraphFirstWord(paragraphs, nth, params.text("first_word"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("num_paragraphs", paragraphs, "nth_paragraph", nth, "first_word", firstWord);
    }

    @Override
    public String expected() {
      return paragraphs + " paragraphs, number " + nth + " beginning with '" + firstWord + "'";
    }

    @Override
    public Verdict judge(Output output) {
      String text = output.text();
      List<Span> pieces = Span.split(text, "\n\n");
      long full = pieces.stream().filter(piece -> !Text.isBlank(piece.in(text))).count();
      if (nth > full) {
        return Verdict.of(false, expected(), full + " paragraphs");
      }
      return verdict(output, full, pieces.get((int) nth - 1));
    }

    private Verdict verdict(Output output, long full, Span piece) {
      String word = firstWordOf(Text.strip(piece.in(output.text())));
      boolean satisfied = full == paragraphs && word.equals(Text.lower(firstWord));
      String observed = full + " paragraphs, number " + nth + " beginning with '" + word + "'";
      return new Verdict(
          satisfied, expected(), observed, Evidence.of(output, List.of(piece), "paragraph"));
    }

    /** Number nth of the paragraphs that are not blank. */
    @Override
    public Verdict judgeRepaired(Output output, Verdict exact) {
      String text = output.text();
      List<Span> full =
          Span.split(text, "\n\n").stream().filter(piece -> !Text.isBlank(piece.in(text))).toList();
      return nth > full.size()
          ? Verdict.of(false, expected(), full.size() + " paragraphs")
          : verdict(output, full.size(), full.get((int) nth - 1));
    }

    private static String firstWordOf(String paragraph) {
      if (paragraph.isEmpty()) {
        return "";
      }
      String token = Span.runs(paragraph, c -> !Text.isBlank(c)).get(0).in(paragraph);
      String bare = Text.stripLeft(Text.stripLeft(token, '\''), '"');
      int end = 0;
      while (end < bare.length() && ENDS.indexOf(bare.charAt(end)) < 0) {
        end++;
      }
      return Text.lower(bare.substring(0, end));
    }
  }
}
