package io.miso.constraints.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule on instruction and output alike, each by itself; at most one finding for each. */
interface TextRule extends Rule {
  /**
   * What the rule has against one text.
   *
   * @param name instruction or output, for the message
   */
  Optional<Finding> find(String name, String text);

  @Override
  default List<Finding> check(Row row) {
    List<Finding> findings = new ArrayList<>(0);
    find("instruction", row.instruction()).ifPresent(findings::add);
    find("output", row.output()).ifPresent(findings::add);
    return findings;
  }
}
