package io.miso.constraints;

import java.util.Map;

/** Kinds without parameters, each a constant of the enum that looks at the same things. */
public sealed interface PlainConstraint extends Constraint
    permits WordRule, SentenceRule, LayoutRule, TaskRule {

  /** Looks at an output that is not blank. */
  Finding look(Output output);

  @Override
  default Map<String, Object> params() {
    return Map.of();
  }

  @Override
  default Verdict judge(Output output) {
    return look(output).verdict(this, output);
  }
}
