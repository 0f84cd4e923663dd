package io.miso.constraints.negate;

import io.miso.constraints.Constraint;
import io.miso.constraints.LanguageConstraint;
import io.miso.constraints.compose.Dice;
import java.util.EnumSet;
import java.util.List;

/** Small changes of a text; each breaks some constraints and leaves most others alone. */
public enum Operator {
  /** Words that the constraint names give way to others, one occurrence or all of them. */
  REPLACE_WORD {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Edits.replaced(text, Edits.named(aim), dice);
    }
  },
  /** A word that the constraint names turns up once more. */
  INSERT_WORD {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Edits.inserted(text, Edits.named(aim), dice);
    }
  },
  /** A named word in another form, such as the plural. */
  INFLECT_WORD {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Edits.inflected(text, Edits.named(aim));
    }
  },
  /** A comma after a word. */
  INSERT_COMMA {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Edits.afterWord(text, ",", dice);
    }
  },
  /** Small letters become capitals: of a letter, a word, or several words. */
  RAISE {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Edits.raised(text, dice);
    }
  },
  /** Capitals become small letters: of a word, or of all words. */
  LOWER {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Edits.lowered(text, dice);
    }
  },
  /** A sentence more, in the middle or at the end. */
  ADD_SENTENCE {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Edits.withSentence(text, dice);
    }
  },
  /** A sentence less. */
  DROP_SENTENCE {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Edits.withoutSentence(text, dice);
    }
  },
  /** Two sentences change places. */
  SWAP_SENTENCES {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Edits.swapped(text, dice);
    }
  },
  /** Words more, in the middle of a sentence. */
  ADD_WORDS {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Edits.withWords(text, dice);
    }
  },
  /** Words less. */
  DROP_WORDS {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Edits.withoutWords(text, dice);
    }
  },
  /** A line twice, such as a bullet point. */
  DOUBLE_LINE {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Lines.doubled(text, dice);
    }
  },
  /** A line less. */
  DROP_LINE {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Lines.without(text, dice);
    }
  },
  /** A line before all others, as a chatty model writes it. */
  ADD_PREAMBLE {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Lines.withPreamble(text);
    }
  },
  /** The last line comes earlier. */
  MOVE_LAST_LINE {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Lines.lastMoved(text);
    }
  },
  /** Two paragraphs become one. */
  MERGE_PARAGRAPHS {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Lines.merged(text, dice);
    }
  },
  /** One paragraph becomes two. */
  SPLIT_PARAGRAPH {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Lines.split(text, dice);
    }
  },
  /** A mark is lost: a quotation mark, a bracket, an asterisk, a brace, a fence. */
  DROP_MARK {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return Edits.withoutMark(text, dice);
    }
  },
  /** The text in another language than the one that is asked for. */
  CHANGE_LANGUAGE {
    @Override
    List<String> apply(String text, Constraint aim, Dice dice) {
      return aim instanceof LanguageConstraint ? Edits.inOtherLanguage(text) : List.of();
    }
  };

  /** Those that hardly ever leave half a sentence behind. */
  static final List<Operator> KIND_TO_GRAMMAR =
      List.copyOf(EnumSet.complementOf(EnumSet.of(DROP_WORDS)));

  /** Texts that the change may give, the likeliest to serve first; none where it has no place. */
  abstract List<String> apply(String text, Constraint aim, Dice dice);
}
