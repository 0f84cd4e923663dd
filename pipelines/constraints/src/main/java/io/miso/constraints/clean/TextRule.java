package io.miso.constraints.clean;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    return Stream.of(find("instruction", row.instruction()), find("output", row.output()))
        .flatMap(Optional::stream)
        .toList();
  }
}
