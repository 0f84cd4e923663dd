package io.miso.streaming.source.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/**
 * A row as JSON. Lists are read in the encodings of today and of earlier writers, by the
 * backward-compatibility rules of the format's LogicalTypes.md; what is absent is null.
 */
final class RowJson {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private RowJson() {}

  /** A structure as an object. */
  static ObjectNode of(Group group, GroupType type) {
    ObjectNode object = MAKE.objectNode();
    for (int i = 0; i < type.getFieldCount(); i++) {
      object.set(type.getFieldName(i), field(group, i, type.getType(i)));
    }
    return object;
  }

  private static JsonNode field(Group group, int index, Type type) {
    int count = group.getFieldRepetitionCount(index);
    if (!type.isRepetition(Type.Repetition.REPEATED)) {
      return count == 0 ? MAKE.nullNode() : value(group, index, 0, type);
    }
    ArrayNode values = MAKE.arrayNode(); // a list of the oldest kind: nothing says that it is one
    for (int i = 0; i < count; i++) {
      values.add(value(group, index, i, type));
    }
    return values;
  }

  private static JsonNode value(Group group, int index, int at, Type type) {
    if (type.isPrimitive()) {
      return primitive(group, index, at, type);
    }
    Group inner = group.getGroup(index, at);
    GroupType structure = type.asGroupType();
    LogicalTypeAnnotation kind = type.getLogicalTypeAnnotation();
    if (LogicalTypeAnnotation.listType().equals(kind)) {
      return list(inner, structure);
    }
    return LogicalTypeAnnotation.mapType().equals(kind)
        ? map(inner, structure)
        : of(inner, structure);
  }

  private static JsonNode list(Group list, GroupType type) {
    Type repeated = type.getType(0);
    if (!isWrapper(repeated, type.getName())) {
      return field(list, 0, repeated);
    }
    ArrayNode elements = MAKE.arrayNode();
    Type element = repeated.asGroupType().getType(0);
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      elements.add(field(list.getGroup(0, i), 0, element));
    }
    return elements;
  }

  /** True if the repeated group stands only around an element, false if it is the element. */
  private static boolean isWrapper(Type repeated, String list) {
    return !repeated.isPrimitive()
        && repeated.asGroupType().getFieldCount() == 1
        && !repeated.getName().equals("array")
        && !repeated.getName().equals(list + "_tuple");
  }

  private static JsonNode map(Group map, GroupType type) {
    GroupType entry = type.getType(0).asGroupType();
    ObjectNode object = MAKE.objectNode();
    for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
      Group pair = map.getGroup(0, i);
      JsonNode value =
          entry.getFieldCount() > 1 ? field(pair, 1, entry.getType(1)) : MAKE.nullNode();
      object.set(field(pair, 0, entry.getType(0)).asText(), value);
    }
    return object;
  }

  private static JsonNode primitive(Group group, int index, int at, Type type) {
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> MAKE.booleanNode(group.getBoolean(index, at));
      case INT32 -> MAKE.numberNode(group.getInteger(index, at));
      case INT64 -> MAKE.numberNode(group.getLong(index, at));
      case FLOAT -> MAKE.numberNode(group.getFloat(index, at));
      case DOUBLE -> MAKE.numberNode(group.getDouble(index, at));
      case BINARY -> MAKE.textNode(group.getString(index, at));
      case INT96, FIXED_LEN_BYTE_ARRAY -> throw new IllegalStateException("Not read: " + type);
    };
  }
}
