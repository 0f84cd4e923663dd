package io.miso.constraints;

import java.util.function.Function;

/** Rules on the words of an output, without parameters. */
public enum WordRule implements PlainConstraint {
  EVERY_WORD_CAPITALIZED(
      "miso:case:every_word_capitalized", "every word with a capital first", Words::capitalized),
  NO_DIGITS("miso:content:no_digits", "no digits", Words::noDigits),
  ALPHABET(
      "words:alphabet", "every word beginning with the alphabet's next letter", Words::alphabet),
  VOWEL("words:vowel", "one paragraph with at most three different vowels", Words::vowels),
  CONSONANTS("words:consonants", "two consonants in a row in every word", Words::consonants),
  PALINDROME(
      "words:palindrome", "at least 10 palindromes of five letters or more", Words::palindromes),
  PRIME_LENGTHS(
      "words:prime_lengths", "only words whose length is a prime number", Words::primeLengths),
  NO_CONSECUTIVE(
      "words:no_consecutive",
      "no two words in a row with the same first letter",
      Words::noConsecutive),
  PARAGRAPH_LAST_FIRST(
      "words:paragraph_last_first",
      "every paragraph ending with the word it begins with",
      Words::paragraphEnds),
  TITLE_CASE("format:title_case", "title case", Words::titleCase);

  private final String id;
  private final String expected;
  private final Function<Output, Finding> look;

  WordRule(String id, String expected, Function<Output, Finding> look) {
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
