package io.miso.constraints.compose.rich;

import java.util.Map;

/** How often letters occur in running English. */
final class Shares {
  /** Share of a letter in running English, in percent; letters not listed are common. */
  private static final Map<String, Double> SCARCE =
      Map.ofEntries(
          Map.entry("q", 0.1),
          Map.entry("z", 0.1),
          Map.entry("x", 0.15),
          Map.entry("j", 0.15),
          Map.entry("k", 0.8),
          Map.entry("v", 1.0),
          Map.entry("b", 1.5),
          Map.entry("p", 1.9),
          Map.entry("y", 2.0),
          Map.entry("g", 2.0),
          Map.entry("w", 2.3),
          Map.entry("f", 2.2),
          Map.entry("m", 2.4),
          Map.entry("c", 2.8),
          Map.entry("u", 2.8),
          Map.entry("d", 4.2));

  private static final double COMMON = 5.5;

  private Shares() {}

  /** Share of a letter in percent. */
  static double of(String letter) {
    return SCARCE.getOrDefault(letter, COMMON);
  }
}
