package io.miso.streaming.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.config.CorpusFields;
import io.miso.constraints.Constraint;
import io.miso.constraints.ConstraintException;
import io.miso.constraints.ConstraintException.Reason;
import io.miso.constraints.Kinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** IFEval's {@code instruction_id_list} and {@code kwargs}; nulls in kwargs count as absent. */
final class JsonConstraints {
  private static final String IDS = "instruction_id_list";
  private static final String KWARGS = "kwargs";
  private static final String ENGLISH = "en:";

  private JsonConstraints() {}

  static List<Constraint> of(ObjectNode line, CorpusFields fields) throws IntakeException {
    List<JsonNode> ids = list(line, "constraintIds", fields.constraintIds(), IDS);
    List<JsonNode> kwargs = list(line, "constraintKwargs", fields.constraintKwargs(), KWARGS);
    if (ids.size() != kwargs.size()) {
      throw new IntakeException(
          "UNEQUAL_LENGTHS",
          "%s has %d entries, %s %d"
              .formatted(
                  CorpusFields.or(fields.constraintIds(), IDS),
                  ids.size(),
                  CorpusFields.or(fields.constraintKwargs(), KWARGS),
                  kwargs.size()));
    }
    List<Constraint> constraints = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      constraints.add(constraint(ids.get(i), kwargs.get(i), fields));
    }
    return constraints;
  }

  /** A field that the settings name must be there: else nothing would be verified, unnoticed. */
  private static List<JsonNode> list(ObjectNode line, String key, String named, String usual)
      throws IntakeException {
    String name = CorpusFields.or(named, usual);
    JsonNode value = line.path(name);
    if (value.isMissingNode() && !named.isEmpty()) {
      throw new IntakeException(
          "NO_CONSTRAINTS", "it has no %s, which corpus.fields.%s names".formatted(name, key));
    }
    if (!value.isArray() && !value.isMissingNode() && !value.isNull()) {
      throw new IntakeException("WRONG_TYPE", name + " is no list: " + Texts.shown(value));
    }
    List<JsonNode> entries = new ArrayList<>();
    value.forEach(entries::add);
    return entries;
  }

  private static Constraint constraint(JsonNode id, JsonNode kwargs, CorpusFields fields)
      throws IntakeException {
    String ids = CorpusFields.or(fields.constraintIds(), IDS);
    if (!id.isTextual()) {
      throw new IntakeException("WRONG_TYPE", ids + " holds no text: " + Texts.shown(id));
    }
    String text = Texts.checked(ids, id.textValue());
    String kind = text.startsWith(ENGLISH) ? text.substring(ENGLISH.length()) : text;
    try {
      return Kinds.of(kind, params(kwargs, CorpusFields.or(fields.constraintKwargs(), KWARGS)));
    } catch (ConstraintException e) {
      boolean known = e.reason() == Reason.UNSPECIFIED || e.reason() == Reason.WRONG_PARAMETER;
      throw new IntakeException(
          known ? "BAD_PARAMS" : "UNKNOWN_KIND", String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> params(JsonNode kwargs, String name) throws IntakeException {
    Map<String, Object> params = new HashMap<>();
    if (kwargs.isNull()) {
      return params;
    }
    if (!(kwargs instanceof ObjectNode object)) {
      throw new IntakeException("WRONG_TYPE", name + " holds no object: " + Texts.shown(kwargs));
    }
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!entry.getValue().isNull()) {
        params.put(entry.getKey(), value(entry.getKey(), entry.getValue()));
      }
    }
    return params;
  }

  private static Object value(String name, JsonNode value) throws IntakeException {
    if (value.isTextual()) {
      return Texts.checked(name, value.textValue());
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return texts(name, value);
  }

  private static List<String> texts(String name, JsonNode value) throws IntakeException {
    List<String> texts = new ArrayList<>();
    for (JsonNode entry : value.isArray() ? value : List.of(value)) {
      if (!entry.isTextual()) {
        throw new IntakeException(
            "BAD_PARAMS", name + " is no number, text or list of texts: " + Texts.shown(value));
      }
      texts.add(Texts.checked(name, entry.textValue()));
    }
    return texts;
  }
}
