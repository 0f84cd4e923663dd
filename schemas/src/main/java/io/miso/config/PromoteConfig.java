package io.miso.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** When a checkpoint comes into force: what an evaluation must show beside the one in force. */
public record PromoteConfig(
    @Doc("what must be better: heldOutLoss, constraintAccuracy, instructionAccuracy or a kind")
        String improve,
    @Doc("by more than so much") double by,
    @Doc("what must not be worse by more than so much: NAME:AMOUNT, with commas between")
        String keep) {
  private static final Pattern AMOUNT = Pattern.compile("\\d+(\\.\\d+)?");

  public PromoteConfig {
    Check.that(
        !improve.isBlank(),
        "promote.improve",
        improve,
        "the name of one of an evaluation's figures");
    Check.finite("promote.by", by, 0, 1000);
    bounds(keep);
  }

  /** How much worse each of the named figures may be. */
  public Map<String, Double> bounds() {
    return bounds(keep);
  }

  private static Map<String, Double> bounds(String keep) {
    Map<String, Double> bounds = new LinkedHashMap<>();
    List<String> rules = keep.isBlank() ? List.of() : Arrays.asList(keep.split(",", -1));
    for (String rule : rules) {
      int colon = rule.lastIndexOf(':');
      Check.that(
          colon > 0 && AMOUNT.matcher(rule.substring(colon + 1).strip()).matches(),
          "promote.keep",
          rule,
          "NAME:AMOUNT, such as constraintAccuracy:0.02");
      bounds.put(
          rule.substring(0, colon).strip(), Double.parseDouble(rule.substring(colon + 1).strip()));
    }
    return bounds;
  }
}
