package io.miso.constraints;

import java.util.function.Function;

/** Rules on the sentences of an output, without parameters; all of them IFBench's. */
public enum SentenceRule implements PlainConstraint {
  LAST_FIRST(
      "words:last_first",
      "every sentence beginning with the last word of the one before",
      SentenceLooks::lastFirst),
  ALLITERATION(
      "sentence:alliteration_increment",
      "more words in alliteration in every sentence than in the one before",
      SentenceLooks::alliteration),
  SENTENCE_TYPE("ratio:sentence_type", "two statements for each question", SentenceLooks::types),
  SENTENCE_BALANCE(
      "ratio:sentence_balance",
      "as many statements as questions as exclamations",
      SentenceLooks::balance),
  SENTENCE_LENGTHS(
      "ratio:sentence_words", "three sentences of equal length", SentenceLooks::lengths),
  SENTENCE_ALPHABET(
      "custom:sentence_alphabet", "26 sentences that begin with A to Z", SentenceLooks::alphabet);

  private final String id;
  private final String expected;
  private final Function<Output, Finding> look;

  SentenceRule(String id, String expected, Function<Output, Finding> look) {
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
