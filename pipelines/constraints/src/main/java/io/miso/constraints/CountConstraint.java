package io.miso.constraints;

import io.miso.constraints.Counts.Count;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Something is counted, and the count lies within bounds, both possible.
 *
 * @param low the least, or 0 where the rule has no parameter for it
 * @param high the most, or {@link Long#MAX_VALUE} where the rule has none
 */
public record CountConstraint(Rule rule, long low, long high) implements Constraint {

  /** What is counted, and under which names the bounds are given. */
  public enum Rule {
    WORDS_AT_MOST("miso:length:words_at_most", "", "num_words", "words", Counts::words),
    WORDS_BETWEEN("miso:length:words_between", "min_words", "max_words", "words", Counts::words),
    WORDS_EXACTLY("miso:length:words_exactly", "num_words", "num_words", "words", Counts::words),
    SENTENCES_AT_MOST(
        "miso:length:sentences_at_most", "", "num_sentences", "sentences", Counts::sentences),
    SENTENCES_BETWEEN(
        "miso:length:sentences_between",
        "min_sentences",
        "max_sentences",
        "sentences",
        Counts::sentences),
    PARAGRAPHS_AT_MOST(
        "miso:length:paragraphs_at_most",
        "",
        "num_paragraphs",
        "paragraphs between blank lines",
        Counts::paragraphs),
    PARAGRAPHS_BETWEEN(
        "miso:length:paragraphs_between",
        "min_paragraphs",
        "max_paragraphs",
        "paragraphs between blank lines",
        Counts::paragraphs),
    LINES_EXACTLY(
        "miso:length:lines_exactly", "num_lines", "num_lines", "lines with text", Counts::lines),
    UNIQUE_WORDS(
        "miso:length:unique_words", "num_words", "", "different words", Counts::differentWords),
    SENTENCE_WORDS(
        "miso:length:sentence_words_at_most",
        "",
        "num_words",
        "words in the longest sentence",
        Counts::longestSentence),
    TABLE_ROWS(
        "miso:layout:table_rows",
        "min_rows",
        "max_rows",
        "rows in the only table",
        Counts::tableRows),
    TABLE_COLUMNS(
        "miso:layout:table_columns",
        "min_columns",
        "max_columns",
        "columns in the only table",
        Counts::tableColumns),
    HEADING_LEVELS(
        "miso:layout:heading_levels",
        "num_levels",
        "",
        "levels of headings",
        Counts::headingLevels),
    BLOCK_QUOTES("miso:layout:block_quotes", "num_quotes", "", "block quotes", Counts::blockQuotes),
    NUMBERED_LIST(
        "miso:layout:numbered_list",
        "num_items",
        "num_items",
        "items numbered from 1",
        Counts::numberedItems),
    WORD_COUNT_RANGE("count:word_count_range", "min_words", "max_words", "words", Counts::words),
    UNIQUE_WORD_COUNT(
        "count:unique_word_count", "N", "", "different words", Counts::differentTokens),
    NUMBERS("count:numbers", "N", "N", "numbers", Counts::numbers),
    PRONOUNS("count:pronouns", "N", "", "pronouns", Counts::pronouns),
    CONJUNCTIONS(
        "count:conjunctions",
        "small_n",
        "",
        "different coordinating conjunctions",
        Counts::conjunctions),
    PERSON_NAMES("count:person_names", "N", "", "names of the list", Counts::personNames),
    STOP_WORDS("ratio:stop_words", "", "percentage", "percent of stop words", Counts::stopWords),
    REPEATS("words:repeats", "", "small_n", "uses of any one word", Counts::mostRepeated);

    private final String id;
    private final String low;
    private final String high;
    private final String noun;
    private final Function<Output, Count> counter;

    Rule(String id, String low, String high, String noun, Function<Output, Count> counter) {
      this.id = id;
      this.low = low;
      this.high = high;
      this.noun = noun;
      this.counter = counter;
    }

    /** The kind's id. */
    public String id() {
      return id;
    }

    CountConstraint of(Params params) {
      long least = low.isEmpty() ? 0 : params.count(low);
      long most = high.isEmpty() ? Long.MAX_VALUE : params.count(high);
      if (least > most) {
        throw params.wrong(low, least, "give at most " + high + ", which is " + most);
      }
      return new CountConstraint(this, least, most);
    }
  }

  @Override
  public String kind() {
    return rule.id;
  }

  @Override
  public Map<String, Object> params() {
    Map<String, Object> params = new TreeMap<>();
    if (!rule.low.isEmpty()) {
      params.put(rule.low, low);
    }
    if (!rule.high.isEmpty()) {
      params.put(rule.high, high);
    }
    return params;
  }

  @Override
  public String expected() {
    if (rule.high.isEmpty()) {
      return "at least " + low + " " + rule.noun;
    }
    if (rule.low.isEmpty()) {
      return "at most " + high + " " + rule.noun;
    }
    String bounds = low == high ? "exactly " + low : "between " + low + " and " + high;
    return bounds + " " + rule.noun;
  }

  @Override
  public Verdict judge(Output output) {
    Count count = rule.counter.apply(output);
    boolean satisfied = count.number() >= low && count.number() <= high;
    String observed = count.number() == Counts.NOTHING ? "nothing to count" : shown(count.number());
    return new Verdict(
        satisfied && count.number() >= 0,
        expected(),
        observed,
        Evidence.of(output, count.places(), "counted"));
  }

  private static String shown(double number) {
    return number == Math.rint(number)
        ? Long.toString((long) number)
        : Double.toString(Math.rint(number * 10) / 10);
  }
}
