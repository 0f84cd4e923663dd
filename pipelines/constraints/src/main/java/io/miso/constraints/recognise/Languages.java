package io.miso.constraints.recognise;

import io.miso.constraints.language.LanguageId;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The English names of the languages that can be detected. */
final class Languages {
  private static final Map<String, String> CODES = codes();

  private Languages() {}

  /** A pattern of all names, as a group. */
  static String named(String group) {
    return "(?<" + group + ">" + String.join("|", CODES.keySet()) + ")\\b";
  }

  /** The code of a language by its name in any letter case. */
  static Optional<String> code(String name) {
    return Optional.ofNullable(CODES.get(name.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new TreeMap<>();
    for (String code : LanguageId.codes()) {
      if (!code.contains("-")) {
        String name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
        codes.put(name.toLowerCase(Locale.ROOT), code);
      }
    }
    return Collections.unmodifiableMap(codes);
  }
}
