package io.miso.constraints.write.rich;

import io.miso.constraints.text.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The writer's sentences by form and role, and by language and role. */
final class Bank {
  private static final Map<String, List<Pattern>> PATTERNS = new HashMap<>();
  private static final Map<String, List<String>> TAILS = new HashMap<>();

  static {
    load("sentences.txt");
    load("languages.txt");
  }

  private Bank() {}

  /** The patterns under a key such as "story mid" or "de lead". */
  static List<Pattern> of(String key) {
    List<Pattern> patterns = PATTERNS.get(key);
    if (patterns == null) {
      throw new IllegalArgumentException("No sentence for " + key + ": add it to sentences.txt");
    }
    return patterns;
  }

  /** A language's tails; maybe none. */
  static List<String> tails(String language) {
    return TAILS.getOrDefault(language, List.of());
  }

  private static void load(String name) {
    for (String line : Resources.lines(Bank.class, name)) {
      String[] fields = line.split(" ", 3);
      if (fields[1].equals("tail") && !fields[0].equals("tail")) {
        TAILS.put(fields[0], Stream.of(fields[2].split(" \\| ")).toList());
      } else {
        PATTERNS
            .computeIfAbsent(fields[0] + " " + fields[1], anew -> new ArrayList<>())
            .add(Pattern.of(fields[2]));
      }
    }
  }
}
