package io.miso.constraints.compose;

/** What sort of text the task asks for. */
public enum Form {
  /** How the thing looks. */
  DESCRIBE,
  /** What to do with it. */
  ADVISE,
  /** Something that happened. */
  STORY,
  /** A greeting to a friend. */
  NOTE;

  /** The name in resources. */
  public String word() {
    return switch (this) {
      case DESCRIBE -> "describe";
      case ADVISE -> "advise";
      case STORY -> "story";
      case NOTE -> "note";
    };
  }
}
