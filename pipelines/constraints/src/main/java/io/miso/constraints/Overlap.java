package io.miso.constraints;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The share of the output's different trigrams that a text has, within two percent. */
public record Overlap(String reference, long percentage) implements IfbenchConstraint {
  static final String KIND = "ratio:overlap";
  private static final int GRAM = 3;
  private static final int TOLERANCE = 2;

  static Overlap of(Params params) {
    return new Overlap(params.text("reference_text"), params.count("percentage"));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> params() {
    return Map.of("reference_text", reference, "percentage", percentage);
  }

  @Override
  public String expected() {
    return percentage + " % of the trigrams in common, give or take " + TOLERANCE;
  }

  @Override
  public Verdict judge(Output output) {
    Set<String> grams = grams(output.text());
    Set<String> known = grams(reference);
    double common = grams.stream().filter(known::contains).count();
    double percent = grams.isEmpty() ? -GRAM - TOLERANCE : common / grams.size() * 100;
    boolean satisfied = Math.abs(percent - percentage) <= TOLERANCE;
    return Verdict.of(satisfied, expected(), Math.round(percent) + " %");
  }

  private static Set<String> grams(String text) {
    int[] characters = text.codePoints().toArray();
    Set<String> grams = new HashSet<>();
    for (int i = 0; i + GRAM <= characters.length; i++) {
      grams.add(new String(characters, i, GRAM));
    }
    return grams;
  }
}
