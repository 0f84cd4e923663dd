package io.miso.cli.run;

import com.fasterxml.jackson.databind.JsonNode;

/** What a line on a stage's standard output says; see {@link io.miso.cli.Reporter}. */
sealed interface Line {
  /** Something to show. */
  record Say(String text) implements Line {}

  /** Current figures by name. */
  record Status(JsonNode figures) implements Line {}
}
