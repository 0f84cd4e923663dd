package io.miso.streaming.source;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts inside JSON that may go on: strings without NUL and without halves of characters. */
final class Texts {
  private static final int SHOWN = 60;

  private Texts() {}

  static String of(JsonNode object, String name) throws IntakeException {
    JsonNode value = object.get(name);
    if (value == null || !value.isTextual()) {
      throw new IntakeException(
          "WRONG_TYPE", name + (value == null ? " is missing" : " is no text: " + shown(value)));
    }
    return checked(name, value.textValue());
  }

  static String checked(String name, String text) throws IntakeException {
    if (text.indexOf('\0') >= 0) {
      throw new IntakeException("NUL", name + " holds the character NUL");
    }
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
        throw new IntakeException("LONE_SURROGATE", name + " holds half a character at index " + i);
      }
    }
    return text;
  }

  /** A value as shown in messages, cut to a readable length. */
  static String shown(JsonNode value) {
    String json = value.toString();
    return json.length() <= SHOWN ? json : json.substring(0, SHOWN) + "...";
  }
}
