package io.miso.constraints.clean;

import java.io.Serializable;
import java.util.List;

/** One rule on a pair. Same pair, same findings. A rule never refuses what a constraint demands. */
interface Rule extends Serializable {
  /** What the rule has against the pair; none: nothing. */
  List<Finding> check(Row row);
}
