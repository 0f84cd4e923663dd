package io.miso.constraints.compose.rich;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names of punctuation marks. */
final class Marks {
  /** Marks that can be left out of any text, and what several of them are called. */
  static final Map<String, String> NAMES = names();

  private static final Map<String, String> ONE =
      Map.of(
          "?",
          "a question mark",
          "!",
          "an exclamation mark",
          "...",
          "three dots",
          ".",
          "a full stop");

  private Marks() {}

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("!", "exclamation marks");
    names.put("?", "question marks");
    names.put(";", "semicolons");
    names.put(":", "colons");
    names.put("(", "opening round brackets");
    names.put("&", "ampersands");
    names.put("%", "percent signs");
    names.put("/", "slashes");
    return Collections.unmodifiableMap(names);
  }

  /** One mark's name with its article. */
  static String one(String mark) {
    return ONE.getOrDefault(mark, mark);
  }
}
