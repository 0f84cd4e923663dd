package io.miso.constraints;

import com.fasterxml.jackson.databind.JsonNode;
import io.miso.constraints.text.Csv;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Outputs that are data as a whole, in a code fence or bare: JSON, XML, CSV. */
public sealed interface DataConstraint extends Constraint {

  /** JSON whose objects and lists are nested at most so deep; a bare value has depth 0. */
  record JsonDepth(long depth) implements DataConstraint {
    static final String KIND = "miso:data:json_depth";

    static JsonDepth of(Params params) {
      return new JsonDepth(params.count("max_depth"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("max_depth", depth);
    }

    @Override
    public String expected() {
      return "JSON alone, nested at most " + depth + " deep";
    }

    @Override
    public Verdict judge(Output output) {
      Optional<JsonNode> json = Documents.json(output.text());
      long found = json.map(Documents::depth).orElse(0);
      boolean satisfied = json.isPresent() && found <= depth;
      return Verdict.of(satisfied, expected(), json.isEmpty() ? "not JSON" : "depth " + found);
    }
  }

  /**
   * A JSON object that has the keys at its top.
   *
   * @param types for each key string, number, boolean, array, object or null; empty when any will
   *     do
   */
  record JsonKeys(List<String> keys, List<String> types) implements DataConstraint {
    static final String KIND = "miso:data:json_keys";
    private static final List<String> TYPES =
        List.of("string", "number", "boolean", "array", "object", "null");

    /** Copies keys and types. */
    public JsonKeys {
      keys = List.copyOf(keys);
      types = List.copyOf(types);
    }

    static JsonKeys of(Params params) {
      List<String> keys = params.texts("keys", 1);
      List<String> types = params.has("types") ? params.texts("types", 1) : List.of();
      if (!TYPES.containsAll(types) || (!types.isEmpty() && types.size() != keys.size())) {
        throw params.wrong("types", types, "give for each of the keys one of " + TYPES);
      }
      return new JsonKeys(keys, types);
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return types.isEmpty() ? Map.of("keys", keys) : Map.of("keys", keys, "types", types);
    }

    @Override
    public String expected() {
      return "a JSON object alone with the keys " + keys + (types.isEmpty() ? "" : " of " + types);
    }

    @Override
    public Verdict judge(Output output) {
      JsonNode object = Documents.json(output.text()).filter(JsonNode::isObject).orElse(null);
      if (object == null) {
        return Verdict.of(false, expected(), "no JSON object");
      }
      List<String> wrong = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        JsonNode value = object.get(keys.get(i));
        if (value == null || (!types.isEmpty() && !type(value).equals(types.get(i)))) {
          wrong.add(keys.get(i) + (value == null ? " is missing" : " is " + type(value)));
        }
      }
      return Verdict.of(wrong.isEmpty(), expected(), wrong.isEmpty() ? "all" : wrong.toString());
    }

    private static String type(JsonNode value) {
      return switch (value.getNodeType()) {
        case STRING -> "string";
        case NUMBER -> "number";
        case BOOLEAN -> "boolean";
        case ARRAY -> "array";
        case OBJECT -> "object";
        default -> "null";
      };
    }
  }

  /** XML whose elements have at most so many attributes each. */
  record XmlAttributes(long attributes) implements DataConstraint {
    static final String KIND = "miso:data:xml_attributes";

    static XmlAttributes of(Params params) {
      return new XmlAttributes(params.count("max_attributes"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("max_attributes", attributes);
    }

    @Override
    public String expected() {
      return "XML alone, at most " + attributes + " attributes an element";
    }

    @Override
    public Verdict judge(Output output) {
      OptionalLong most = Documents.mostAttributes(output.text());
      boolean satisfied = most.isPresent() && most.getAsLong() <= attributes;
      return Verdict.of(
          satisfied, expected(), most.isEmpty() ? "not XML" : "at most " + most.getAsLong());
    }
  }

  /** CSV of so many rows, the header among them, and columns. */
  record CsvSize(long rows, long columns) implements DataConstraint {
    static final String KIND = "miso:data:csv_size";

    static CsvSize of(Params params) {
      return new CsvSize(params.positive("num_rows"), params.positive("num_columns"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("num_rows", rows, "num_columns", columns);
    }

    @Override
    public String expected() {
      return "CSV alone, " + rows + " rows of " + columns + " fields";
    }

    @Override
    public Verdict judge(Output output) {
      List<List<String>> found = Csv.rows(Text.strip(Documents.bare(output.text())), ',');
      long whole = found.stream().filter(row -> row.size() == columns).count();
      return Verdict.of(
          whole == rows && found.size() == rows,
          expected(),
          found.size() + " rows, " + whole + " of them with " + columns + " fields");
    }
  }
}
