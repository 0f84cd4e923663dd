package io.miso.constraints.compose;

import java.util.List;
import java.util.Locale;

/** What sort of text the task asks for. */
public enum Form {
  /** How the thing looks. */
  DESCRIBE,
  /** What to do with it. */
  ADVISE,
  /** Something that happened. */
  STORY,
  /** A greeting to a friend. */
  NOTE,
  /** Points about it. */
  LIST,
  /** It and another thing. */
  COMPARE,
  /** A letter to a customer. */
  MAIL,
  /** How it works. */
  EXPLAIN,
  /** Whether something about it is true. */
  ASK;

  /** The forms of the tiny curriculum, whose stream depends on their order. */
  public static final List<Form> TINY = List.of(DESCRIBE, ADVISE, STORY, NOTE);

  /** The forms that leave the answer open. */
  public static final List<Form> OPEN =
      List.of(DESCRIBE, ADVISE, STORY, NOTE, LIST, COMPARE, MAIL, EXPLAIN);

  /** The name in resources. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
