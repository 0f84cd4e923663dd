package io.miso.constraints.negate;

import io.miso.constraints.ChineseScript;
import io.miso.constraints.Constraint;
import io.miso.constraints.LanguageConstraint;
import io.miso.constraints.TextConstraint;
import io.miso.constraints.compose.Dice;
import java.util.EnumSet;
import java.util.List;

/** Small changes of a text; each breaks some constraints and leaves most others alone. */
public enum Operator {
  /** Words that the constraint names give way to others, one occurrence or all of them. */
  REPLACE_WORD((text, aim, dice) -> WordEdits.replaced(text, WordEdits.named(aim), dice)),
  /** A word that the constraint names turns up once more. */
  INSERT_WORD((text, aim, dice) -> WordEdits.inserted(text, WordEdits.named(aim), dice)),
  /** A named word in another form, such as the plural. */
  INFLECT_WORD((text, aim, dice) -> WordEdits.inflected(text, WordEdits.named(aim))),
  /** Words that hold the letter which the constraint counts come or go. */
  SWAP_LETTER((text, aim, dice) -> LetterEdits.swapped(text, aim, dice)),
  /** A number in figures. */
  WRITE_FIGURE((text, aim, dice) -> WordEdits.withFigure(text, dice)),
  /** A comma after a word. */
  INSERT_COMMA((text, aim, dice) -> WordEdits.afterWord(text, ",", dice)),
  /** Small letters become capitals: of a letter, a word, or several words. */
  RAISE((text, aim, dice) -> WordEdits.raised(text, dice)),
  /** Capitals become small letters: of a word, or of all words. */
  LOWER((text, aim, dice) -> WordEdits.lowered(text, dice)),
  /** A sentence more, in the middle or at the end. */
  ADD_SENTENCE((text, aim, dice) -> SentenceEdits.withSentence(text, dice)),
  /** A sentence less. */
  DROP_SENTENCE((text, aim, dice) -> SentenceEdits.withoutSentence(text, dice)),
  /** Two sentences change places. */
  SWAP_SENTENCES((text, aim, dice) -> SentenceEdits.swapped(text, dice)),
  /** Two sentences become one. */
  JOIN_SENTENCES((text, aim, dice) -> SentenceEdits.joined(text, dice)),
  /** Words more, in the middle of a sentence. */
  ADD_WORDS((text, aim, dice) -> WordEdits.withWords(text, dice)),
  /** Words less. */
  DROP_WORDS((text, aim, dice) -> WordEdits.withoutWords(text, dice)),
  /** A line twice, such as a bullet point. */
  DOUBLE_LINE((text, aim, dice) -> LineEdits.doubled(text, dice)),
  /** A line less. */
  DROP_LINE((text, aim, dice) -> LineEdits.without(text, dice)),
  /** A line before all others, as a chatty model writes it. */
  ADD_PREAMBLE((text, aim, dice) -> LineEdits.withPreamble(text)),
  /** The last line comes earlier. */
  MOVE_LAST_LINE((text, aim, dice) -> LineEdits.lastMoved(text)),
  /** Two paragraphs become one. */
  MERGE_PARAGRAPHS((text, aim, dice) -> LineEdits.merged(text, dice)),
  /** One paragraph becomes two. */
  SPLIT_PARAGRAPH((text, aim, dice) -> LineEdits.split(text, dice)),
  /** A mark is lost: a quotation mark, a bracket, an asterisk, a brace, a fence. */
  DROP_MARK((text, aim, dice) -> MarkEdits.withoutMark(text, dice)),
  /** Data that were the whole become the member of an object. */
  NEST_DEEPER((text, aim, dice) -> MarkEdits.nested(text)),
  /** Chinese characters of the other script. */
  CHANGE_SCRIPT(
      (text, aim, dice) ->
          aim instanceof TextConstraint asked && asked.rule() == TextConstraint.Rule.CHINESE_SCRIPT
              ? List.of(ChineseScript.without(asked.text(), text))
              : List.of()),
  /** The text in another language than the one that is asked for. */
  CHANGE_LANGUAGE(
      (text, aim, dice) ->
          aim instanceof LanguageConstraint ? SentenceEdits.inOtherLanguage(text) : List.of());

  /** Those that hardly ever leave half a sentence behind. */
  static final List<Operator> KIND_TO_GRAMMAR =
      List.copyOf(EnumSet.complementOf(EnumSet.of(DROP_WORDS)));

  private final Change change;

  Operator(Change change) {
    this.change = change;
  }

  /** Gives the texts that a change of this sort may make. */
  private interface Change {
    List<String> of(String text, Constraint aim, Dice dice);
  }

  /** Texts that the change may give, the likeliest to serve first; none where it has no place. */
  List<String> apply(String text, Constraint aim, Dice dice) {
    return change.of(text, aim, dice);
  }
}
