package io.miso.constraints;

import java.util.function.Function;

/** Rules of single tasks of IFBench, which name what has to be answered. */
public enum TaskRule implements PlainConstraint {
  REPEAT_SIMPLE("repeat:repeat_simple", "the sentence that asks for it alone", Tasks::repeated),
  MULTIPLES("custom:multiples", "the multiples of 7 from 14 to 49", Tasks::multiples),
  MCQ("custom:mcq_count_length", "four growing questions with five options each", Tasks::questions),
  REVERSE_NEWLINE(
      "custom:reverse_newline",
      "Africa's countries from Z to A on lines of their own",
      Tasks::countries),
  WORD_REVERSE(
      "custom:word_reverse",
      "a sentence on the bald eagle with its words reversed",
      Tasks::wordsReversed),
  CHARACTER_REVERSE(
      "custom:character_reverse",
      "the bald eagle with its letters reversed",
      Tasks::lettersReversed),
  CSV_CITY("custom:csv_city", "7 rows of ID, Country, City, Year and Count", Tasks::csvCity),
  CSV_SPECIAL(
      "custom:csv_special_character",
      "14 rows of products and a quoted special character",
      Tasks::csvSpecial),
  CSV_QUOTES("custom:csv_quotes", "3 quoted rows of grades divided by tabs", Tasks::csvQuotes),
  DATES("custom:date_format_list", "dates from 1769 to 1821 divided by commas", Tasks::dates),
  CAPITALS(
      "custom:european_capitals_sort",
      "27 capitals from north to south divided by commas",
      Tasks::capitals);

  private final String id;
  private final String expected;
  private final Function<Output, Finding> look;

  TaskRule(String id, String expected, Function<Output, Finding> look) {
    this.id = id;
    this.expected = expected;
    this.look = look;
  }

  @Override
  public String kind() {
    return id;
  }

  @Override
  public String expected() {
    return expected;
  }

  @Override
  public Finding look(Output output) {
    return look.apply(output);
  }
}
