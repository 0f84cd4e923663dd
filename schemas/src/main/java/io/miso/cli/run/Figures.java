package io.miso.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The newest value of every figure that the stages told. */
record Figures(Map<String, JsonNode> values) {
  Figures {
    values = Map.copyOf(values);
  }

  static Figures none() {
    return new Figures(Map.of());
  }

  /** These figures, with those of a status in place of older ones. */
  Figures with(JsonNode status) {
    Map<String, JsonNode> merged = new TreeMap<>(values);
    status.fields().forEachRemaining(field -> merged.put(field.getKey(), field.getValue()));
    return new Figures(merged);
  }

  /** A number, if it was told. */
  OptionalDouble number(String key) {
    JsonNode value = values.get(key);
    return value != null && value.isNumber()
        ? OptionalDouble.of(value.asDouble())
        : OptionalDouble.empty();
  }

  /** A list of texts; empty if it was not told. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    JsonNode value = values.get(key);
    if (value != null) {
      value.forEach(item -> texts.add(item.asText()));
    }
    return texts;
  }
}
