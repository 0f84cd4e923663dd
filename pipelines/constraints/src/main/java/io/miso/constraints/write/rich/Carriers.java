package io.miso.constraints.write.rich;

import io.miso.constraints.compose.rich.Demands;
import java.util.List;
import java.util.Map;

/** Sentences that carry words and placeholders which are asked for. */
final class Carriers {
  private final Speaker speaker;
  private final Demands demands;

  Carriers(Speaker speaker, Demands demands) {
    this.speaker = speaker;
    this.demands = demands;
  }

  /** One sentence for these words, in their order. */
  Line words(List<String> words) {
    return words.size() == 1
        ? speaker.carry("key", Map.of("kw", words.get(0)))
        : speaker.carry("keys", Map.of("kws", listed(words)));
  }

  private String listed(List<String> words) {
    List<String> named = words.stream().map(w -> (Articles.vowel(w) ? "an " : "a ") + w).toList();
    int last = named.size() - 1;
    return speaker.allows(",") && last > 1
        ? String.join(", ", named.subList(0, last)) + " and " + named.get(last)
        : String.join(" and ", named);
  }

  /** A sentence of so many placeholders; another language has them one by one. */
  Line holes(int size) {
    boolean foreign = demands.language().isPresent();
    String role = size == 1 || foreign ? "hole" : "hole" + size;
    Line line = speaker.carry(role, Map.of());
    String words = line.words();
    for (int i = 1; i <= size; i++) {
      words = words.replace("[" + i + "]", speaker.placeholder());
    }
    for (int i = 2; foreign && i <= size; i++) {
      words += " " + speaker.placeholder();
    }
    return new Line(words, "", line.open() && !foreign, false);
  }
}
