package io.miso.constraints.compose.rich;

import static io.miso.constraints.compose.rich.Ids.*;

import java.util.function.Predicate;

/**
 * Which kinds can stand together: X pairs never, C pairs under a condition on all that is asked, I
 * pairs always but with an effect on each other, which counts for the level. A pair that is not in
 * the table is independent. IFEval's own table excludes more pairs, out of caution: only those that
 * cannot be written, or not so that a reader would say both hold, are X here. A kind that asks for
 * much the same as another one is like it, and has a line for the rest.
 */
final class ConflictTable {
  private static final Pairs TABLE = new Pairs();

  static {
    ifeval();
    words();
    ends();
    layout();
    parts();
    data();
    numbers();
    chinese();
  }

  private ConflictTable() {}

  static Pairs table() {
    return TABLE;
  }

  private static void ifeval() {
    x(UPPER, LOWER);
    x(END, UPPER, LOWER); // the phrase is given in another letter case
    x(JSON, BULLETS, PARAGRAPHS, NTH, SECTIONS, END, QUOTATION, TWO, REPEAT, OPTIONS); // not JSON
    x(JSON, SENTENCES, NO_COMMA, LANGUAGE, POSTSCRIPT, SCOPED); // members need commas; no prose
    x(TWO, BULLETS, PARAGRAPHS, NTH, SECTIONS, END, REPEAT, OPTIONS); // ****** holds ***
    x(TWO, QUOTATION, POSTSCRIPT, TITLE, SCOPED); // of which of the two?
    x(OPTIONS, UPPER, LOWER, LANGUAGE, REPEAT, SCOPED, SECTIONS); // the answer's case counts
    x(REPEAT, QUOTATION, LANGUAGE, UPPER, LOWER, SCOPED); // a quote would stand first
    x(LANGUAGE, EXISTENCE, FREQUENCY, FORBIDDEN, SECTIONS, END, NTH, SCOPED); // English words
    x(LANGUAGE, UPPER, LOWER); // both ask for English
    x(PARAGRAPHS, NTH, SECTIONS, BULLETS); // which divides the text? unless scoped
    x(NTH, SECTIONS, BULLETS);
    x(SECTIONS, BULLETS, UPPER, LOWER); // the head's case counts
    x(CAPITALS, UPPER, LOWER);
    x(SCOPED, UPPER, LOWER);

    c(SENTENCES, Fits.SENTENCES, EXISTENCE, FREQUENCY, PLACEHOLDERS, BULLETS, END);
    c(SENTENCES, Fits.SENTENCES, POSTSCRIPT, OPTIONS, REPEAT, PARAGRAPHS, NTH, SECTIONS);
    c(SENTENCES, Fits.SENTENCES, TWO, HIGHLIGHTS, TITLE, SCOPED);
    c(WORDS, Fits.WORDS, SENTENCES, EXISTENCE, FREQUENCY, PLACEHOLDERS, BULLETS, END);
    c(WORDS, Fits.WORDS, POSTSCRIPT, OPTIONS, REPEAT, PARAGRAPHS, NTH, SECTIONS, JSON);
    c(WORDS, Fits.WORDS, TWO, HIGHLIGHTS, TITLE, SCOPED, UPPER, LOWER, CAPITALS);
    c(LETTER, Fits.LETTERS, EXISTENCE, FREQUENCY, PLACEHOLDERS, BULLETS, END, SECTIONS);
    c(LETTER, Fits.LETTERS, POSTSCRIPT, OPTIONS, REPEAT, PARAGRAPHS, NTH, JSON, WORDS);
    c(LETTER, Fits.LETTERS, SENTENCES, TWO, TITLE, SCOPED, HIGHLIGHTS, CAPITALS);
    c(LETTER, Fits.LETTER_OF_LANGUAGE, LANGUAGE);
    c(CAPITALS, d -> d.capitalsAtLeast() <= 4, LANGUAGE); // small letters tell the language
    c(WORDS, Fits.FOREIGN, LANGUAGE);
    c(SENTENCES, d -> d.sentencesAtLeast() <= 12, LANGUAGE);
    c(FREQUENCY, Fits.FREQUENCY, EXISTENCE, END, REPEAT, NTH, SECTIONS, SCOPED);
    c(FORBIDDEN, Fits.NOTHING_FORBIDDEN, EXISTENCE, FREQUENCY, END, REPEAT, NTH);
    c(FORBIDDEN, Fits.NOTHING_FORBIDDEN, SECTIONS, OPTIONS, SCOPED);
    c(CAPITALS, Fits.CAPITALS, POSTSCRIPT, SECTIONS);
    c(NO_COMMA, Fits.NO_COMMA, END, REPEAT);
    c(NTH, Fits.FIRST_FREE, TITLE, REPEAT);
    c(SCOPED, Fits.ONE_BOUND, SENTENCES, WORDS, BULLETS, POSTSCRIPT, END);
    c(SCOPED, Fits.PARTS, SECTIONS, PARAGRAPHS, BULLETS);

    i(SENTENCES, POSTSCRIPT, END, EXISTENCE, PLACEHOLDERS, BULLETS);
    i(WORDS, SENTENCES, BULLETS, LETTER);
    i(LETTER, EXISTENCE, FORBIDDEN);
    i(HIGHLIGHTS, BULLETS, PARAGRAPHS);
    i(QUOTATION, BULLETS, END, TITLE);
    i(POSTSCRIPT, END, UPPER, LOWER);
    i(FORBIDDEN, EXISTENCE, FREQUENCY, END);
    i(NO_COMMA, EXISTENCE, END);
    i(NTH, TITLE, UPPER, LOWER);
    i(EXISTENCE, FREQUENCY);
    i(CAPITALS, POSTSCRIPT, HIGHLIGHTS);
  }

  private static void words() {
    like(WHOLE_WORDS, EXISTENCE);
    like(ORDER, EXISTENCE);
    like(IN_SENTENCE, EXISTENCE);
    x(IN_SENTENCE, JSON, TWO, SECTIONS, PARAGRAPHS, NTH, SCOPED); // sentences of one text
    c(IN_SENTENCE, Fits.PLACE, REPEAT);
    like(CAPITALISED, UPPER);
    x(CAPITALISED, UPPER, JSON);
    x(NO_DIGITS, SECTIONS); // heads have numbers
    x(EXCLUDED, JSON, LANGUAGE);
    c(EXCLUDED, Fits.NO_MARK, END, REPEAT, OPTIONS, POSTSCRIPT);
    i(EXCLUDED, NO_COMMA, END);
  }

  private static void ends() {
    like(START, END);
    x(START, REPEAT, QUOTATION, CAPITALISED); // two beginnings
    c(NTH, Fits.FIRST_FREE, START);
    c(IN_SENTENCE, Fits.PLACE, START);
    like(START_LINE, START);
    x(START_LINE, START);
    like(END_WITH, END);
    x(END_WITH, END, QUOTATION);
    like(END_LINE, END_WITH);
    x(END_LINE, END_WITH);
    like(END_MARK, END_WITH);
    x(END_MARK, END_WITH, END_LINE, POSTSCRIPT);
  }

  private static void layout() {
    like(DELIMITED, PARAGRAPHS);
    x(DELIMITED, PARAGRAPHS, IN_SENTENCE);
    c(DELIMITED, Fits.NO_MARK, EXCLUDED);
    x(HEADING, JSON, TWO, SECTIONS, PARAGRAPHS, DELIMITED, NTH, LANGUAGE); // heads of their own
    c(SENTENCES, Fits.SENTENCES, HEADING);
    c(WORDS, Fits.WORDS, HEADING);
    c(LETTER, Fits.LETTERS, HEADING);
    like(HEADING_LEVELS, HEADING);
    x(HEADING_LEVELS, IN_SENTENCE, SCOPED);
    i(HEADING_LEVELS, HEADING);
    like(BLOCK_QUOTES, HEADING);
    x(BLOCK_QUOTES, HEADING, HEADING_LEVELS, BULLETS, IN_SENTENCE, SCOPED, OPTIONS);
    like(NUMBERED, BULLETS);
    x(NUMBERED, BULLETS, BLOCK_QUOTES, NO_DIGITS, SCOPED);
    like(ALPHABETICAL, BULLETS);
    x(ALPHABETICAL, SCOPED, BLOCK_QUOTES);
    c(ALPHABETICAL, Fits.ITEMS, BULLETS, NUMBERED);
    i(ALPHABETICAL, BULLETS, NUMBERED);
    like(TABLE_ROWS, HEADING);
    x(TABLE_ROWS, HEADING_LEVELS, BLOCK_QUOTES, BULLETS, NUMBERED, ALPHABETICAL, SCOPED);
    x(TABLE_ROWS, QUOTATION); // a quote behind the last bar would be a cell
    like(TABLE_COLUMNS, TABLE_ROWS);
    i(TABLE_ROWS, TABLE_COLUMNS);
    x(TEMPLATE, JSON, TWO, SECTIONS, PARAGRAPHS, DELIMITED, NTH, LANGUAGE, UPPER, LOWER);
    x(TEMPLATE, TITLE, REPEAT, QUOTATION, CAPITALISED, POSTSCRIPT, OPTIONS, SCOPED, IN_SENTENCE);
    x(TEMPLATE, START, START_LINE, END, END_WITH, END_LINE, END_MARK, HEADING, HEADING_LEVELS);
    x(TEMPLATE, BLOCK_QUOTES, TABLE_ROWS, TABLE_COLUMNS);
    c(TEMPLATE, Fits.SENTENCES, SENTENCES);
    c(TEMPLATE, Fits.WORDS, WORDS);
    c(TEMPLATE, Fits.LETTERS, LETTER);
    c(TEMPLATE, Fits.NO_MARK, EXCLUDED);
    c(TEMPLATE, Fits.NO_COMMA, NO_COMMA);
    c(TEMPLATE, Fits.NOTHING_FORBIDDEN, FORBIDDEN);
    c(TEMPLATE, Fits.FREQUENCY, FREQUENCY);
    i(TEMPLATE, PLACEHOLDERS);
  }

  private static void parts() {
    x(PARAGRAPHS_AT_MOST, JSON, TWO, SECTIONS, PARAGRAPHS, DELIMITED, NTH, SCOPED, IN_SENTENCE);
    x(PARAGRAPHS_AT_MOST, HEADING, HEADING_LEVELS, BLOCK_QUOTES, TABLE_ROWS, TABLE_COLUMNS);
    x(PARAGRAPHS_AT_MOST, TEMPLATE);
    c(PARAGRAPHS_AT_MOST, Fits.SENTENCES, SENTENCES);
    c(PARAGRAPHS_AT_MOST, Fits.WORDS, WORDS);
    c(PARAGRAPHS_AT_MOST, Fits.LETTERS, LETTER);
    like(PARAGRAPHS_BETWEEN, PARAGRAPHS_AT_MOST);
    like(LINES, PARAGRAPHS_AT_MOST);
    one(PARAGRAPHS_AT_MOST, PARAGRAPHS_BETWEEN, LINES);
    c(LINES, Fits.LINES, BULLETS, NUMBERED, ALPHABETICAL, TITLE, POSTSCRIPT, REPEAT);
    c(LINES, Fits.LINES, START, START_LINE, END, END_WITH, END_LINE, END_MARK);
    i(LINES, BULLETS, NUMBERED, TITLE, POSTSCRIPT);
    x(UNIQUE, LANGUAGE, TWO);
    c(UNIQUE, Fits.WORDS, WORDS, SENTENCES);
    c(UNIQUE, Fits.LETTERS, LETTER);
    i(UNIQUE, WORDS, SENTENCES);
    x(SENTENCE_WORDS, JSON, LANGUAGE, TITLE, REPEAT, SECTIONS, HEADING, HEADING_LEVELS, SCOPED);
    x(SENTENCE_WORDS, TABLE_ROWS, TABLE_COLUMNS, BLOCK_QUOTES, TEMPLATE, START_LINE, END_LINE);
    c(SENTENCE_WORDS, Fits.SHORT, EXISTENCE, WHOLE_WORDS, ORDER, IN_SENTENCE, FREQUENCY);
    c(SENTENCE_WORDS, Fits.SHORT, PLACEHOLDERS, NTH, WORDS, SENTENCES);
    c(SENTENCE_WORDS, Fits.LETTERS, LETTER);
    i(SENTENCE_WORDS, WORDS, SENTENCES, EXISTENCE);
  }

  private static void data() {
    like(JSON_DEPTH, JSON);
    like(JSON_KEYS, JSON);
    c(JSON_KEYS, Fits.FLAT, JSON_DEPTH);
    x(JSON_KEYS, UPPER); // a key's case counts
    c(JSON_KEYS, Fits.NO_NUMBERS, NO_DIGITS);
    i(JSON_KEYS, JSON_DEPTH, EXISTENCE);
    like(XML, JSON);
    x(XML, JSON, JSON_DEPTH, JSON_KEYS, TITLE);
    like(CSV, XML);
    x(CSV, XML, HIGHLIGHTS, WORDS, LETTER, UPPER, LOWER, CAPITALS, UNIQUE); // no sentences
    c(CSV, Fits.CELLS, EXISTENCE, WHOLE_WORDS, ORDER, FREQUENCY, PLACEHOLDERS);
  }

  private static void numbers() {
    like(WORDS_AT_MOST, WORDS);
    like(WORDS_BETWEEN, WORDS);
    like(WORDS_EXACTLY, WORDS);
    one(WORDS, WORDS_AT_MOST, WORDS_BETWEEN, WORDS_EXACTLY);
    like(SENTENCES_AT_MOST, SENTENCES);
    like(SENTENCES_BETWEEN, SENTENCES);
    one(SENTENCES, SENTENCES_AT_MOST, SENTENCES_BETWEEN);
  }

  /** With nothing that speaks of English words or counts them. */
  private static void chinese() {
    TABLE.alone(
        CHINESE,
        PARAGRAPHS,
        PARAGRAPHS_AT_MOST,
        PARAGRAPHS_BETWEEN,
        DELIMITED,
        LINES,
        BULLETS,
        NUMBERED,
        PLACEHOLDERS,
        TITLE,
        QUOTATION,
        TWO,
        NO_DIGITS,
        JSON,
        JSON_DEPTH,
        JSON_KEYS,
        XML);
  }

  private static void x(String kind, String... others) {
    TABLE.x(kind, others);
  }

  private static void c(String kind, Predicate<Demands> condition, String... others) {
    TABLE.c(kind, condition, others);
  }

  private static void i(String kind, String... others) {
    TABLE.i(kind, others);
  }

  private static void like(String kind, String other) {
    TABLE.like(kind, other);
  }

  private static void one(String... kinds) {
    TABLE.one(kinds);
  }
}
