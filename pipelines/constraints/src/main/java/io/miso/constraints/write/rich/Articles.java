package io.miso.constraints.write.rich;

import java.util.List;

/** Whether "a" becomes "an". */
final class Articles {
  private static final List<String> SPOKEN_WITH_Y = List.of("uni", "use", "usu", "eu", "one", "uk");
  private static final List<String> SILENT_H = List.of("hour", "honest", "honour", "heir");

  private Articles() {}

  /** True if the word begins with a vowel to the ear. */
  static boolean vowel(String word) {
    for (String start : SILENT_H) {
      if (word.startsWith(start)) {
        return true;
      }
    }
    for (String start : SPOKEN_WITH_Y) {
      if (word.startsWith(start)) {
        return false;
      }
    }
    return !word.isEmpty() && "aeiouAEIOU".indexOf(word.charAt(0)) >= 0;
  }
}
