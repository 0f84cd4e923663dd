package io.miso.constraints.compose.rich;

import io.miso.constraints.ScopedConstraint;

/** The ids of the kinds that the rich curriculum composes: IFEval's, then our own. */
final class Ids {
  static final String EXISTENCE = "keywords:existence";
  static final String FREQUENCY = "keywords:frequency";
  static final String FORBIDDEN = "keywords:forbidden_words";
  static final String LETTER = "keywords:letter_frequency";
  static final String LANGUAGE = "language:response_language";
  static final String SENTENCES = "length_constraints:number_sentences";
  static final String WORDS = "length_constraints:number_words";
  static final String PARAGRAPHS = "length_constraints:number_paragraphs";
  static final String NTH = "length_constraints:nth_paragraph_first_word";
  static final String PLACEHOLDERS = "detectable_content:number_placeholders";
  static final String POSTSCRIPT = "detectable_content:postscript";
  static final String BULLETS = "detectable_format:number_bullet_lists";
  static final String OPTIONS = "detectable_format:constrained_response";
  static final String HIGHLIGHTS = "detectable_format:number_highlighted_sections";
  static final String SECTIONS = "detectable_format:multiple_sections";
  static final String JSON = "detectable_format:json_format";
  static final String TITLE = "detectable_format:title";
  static final String TWO = "combination:two_responses";
  static final String REPEAT = "combination:repeat_prompt";
  static final String END = "startend:end_checker";
  static final String QUOTATION = "startend:quotation";
  static final String CAPITALS = "change_case:capital_word_frequency";
  static final String UPPER = "change_case:english_capital";
  static final String LOWER = "change_case:english_lowercase";
  static final String NO_COMMA = "punctuation:no_comma";
  static final String SCOPED = ScopedConstraint.KIND;

  static final String WORDS_AT_MOST = "miso:length:words_at_most";
  static final String WORDS_BETWEEN = "miso:length:words_between";
  static final String WORDS_EXACTLY = "miso:length:words_exactly";
  static final String SENTENCES_AT_MOST = "miso:length:sentences_at_most";
  static final String SENTENCES_BETWEEN = "miso:length:sentences_between";
  static final String PARAGRAPHS_AT_MOST = "miso:length:paragraphs_at_most";
  static final String PARAGRAPHS_BETWEEN = "miso:length:paragraphs_between";
  static final String LINES = "miso:length:lines_exactly";
  static final String UNIQUE = "miso:length:unique_words";
  static final String SENTENCE_WORDS = "miso:length:sentence_words_at_most";
  static final String TABLE_ROWS = "miso:layout:table_rows";
  static final String TABLE_COLUMNS = "miso:layout:table_columns";
  static final String HEADING_LEVELS = "miso:layout:heading_levels";
  static final String HEADING = "miso:layout:heading_level";
  static final String BLOCK_QUOTES = "miso:layout:block_quotes";
  static final String NUMBERED = "miso:layout:numbered_list";
  static final String ALPHABETICAL = "miso:layout:alphabetical_list";
  static final String DELIMITED = "miso:layout:delimiter";
  static final String TEMPLATE = "miso:layout:template";
  static final String START = "miso:startend:start_with";
  static final String END_WITH = "miso:startend:end_with";
  static final String START_LINE = "miso:startend:start_identifier";
  static final String END_LINE = "miso:startend:end_identifier";
  static final String END_MARK = "miso:punctuation:end_mark";
  static final String EXCLUDED = "miso:punctuation:excluded";
  static final String CHINESE = "miso:language:chinese_script";
  static final String CAPITALISED = "miso:case:every_word_capitalized";
  static final String NO_DIGITS = "miso:content:no_digits";
  static final String WHOLE_WORDS = "miso:keywords:whole_words";
  static final String ORDER = "miso:keywords:order";
  static final String IN_SENTENCE = "miso:keywords:in_sentence";
  static final String JSON_DEPTH = "miso:data:json_depth";
  static final String JSON_KEYS = "miso:data:json_keys";
  static final String XML = "miso:data:xml_attributes";
  static final String CSV = "miso:data:csv_size";

  private Ids() {}
}
