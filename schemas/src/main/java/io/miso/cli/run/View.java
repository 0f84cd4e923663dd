package io.miso.cli.run;

import java.util.Map;

/**
 * What the display shows.
 *
 * @param figures what the stages told
 * @param states each stage's state where it is worth telling, such as "restarting in 4 s"
 */
record View(Figures figures, Map<Stage, String> states) {
  View {
    states = Map.copyOf(states);
  }

  String state(Stage stage) {
    return states.getOrDefault(stage, "");
  }
}
