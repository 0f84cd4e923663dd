package io.miso.shards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Avro values as JSON and back. Nothing is coerced: a value of another type is refused. */
final class JsonValues {
  /** A value that its field cannot take; the message starts with the field's path. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unfit(String field, String problem) {
      super("its field " + field + " " + problem);
    }
  }

  private JsonValues() {}

  /** The value's JSON; map keys are sorted. */
  static JsonNode write(Schema schema, Object value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (schema.getType()) {
      case RECORD -> {
        ObjectNode node = make.objectNode();
        SpecificRecordBase record = (SpecificRecordBase) value;
        schema.getFields().forEach(f -> node.set(f.name(), write(f.schema(), record.get(f.pos()))));
        yield node;
      }
      case ARRAY -> {
        ArrayNode node = make.arrayNode();
        ((List<?>) value).forEach(item -> node.add(write(schema.getElementType(), item)));
        yield node;
      }
      case MAP -> {
        ObjectNode node = make.objectNode();
        Map<Object, Object> sorted = new TreeMap<>((Map<?, ?>) value);
        sorted.forEach((key, item) -> node.set((String) key, write(schema.getValueType(), item)));
        yield node;
      }
      case STRING, ENUM -> make.textNode(value.toString());
      case INT -> make.numberNode((Integer) value);
      case LONG -> make.numberNode((Long) value);
      case DOUBLE -> make.numberNode(finite((Double) value));
      case BOOLEAN -> make.booleanNode((Boolean) value);
      default -> throw new IllegalArgumentException("No JSON form for " + schema);
    };
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no " + value + ": store finite numbers only");
    }
    return value;
  }

  /**
   * The record in a JSON object.
   *
   * @throws Unfit if a field without default is missing or a value has another type
   */
  static SpecificRecordBase read(Schema schema, JsonNode node) {
    return readRecord(schema, node, "");
  }

  /** One field of a record; its default if it is missing. */
  static Object readField(Schema.Field field, JsonNode record) {
    return readField(field, record, field.name());
  }

  private static Object readField(Schema.Field field, JsonNode record, String path) {
    JsonNode value = record.get(field.name());
    if (value != null) {
      return read(field.schema(), value, path);
    }
    if (!field.hasDefaultValue()) {
      throw new Unfit(path, "is missing");
    }
    // Avro hands out one shared value, which a caller could change.
    return SpecificData.get().deepCopy(field.schema(), SpecificData.get().getDefaultValue(field));
  }

  private static Object read(Schema schema, JsonNode node, String path) {
    return switch (schema.getType()) {
      case RECORD ->
          expect(node.isObject(), () -> readRecord(schema, node, path + "."), node, path);
      case ARRAY -> expect(node.isArray(), () -> readArray(schema, node, path), node, path);
      case MAP -> expect(node.isObject(), () -> readMap(schema, node, path), node, path);
      case STRING -> expect(node.isTextual(), node::textValue, node, path);
      case ENUM -> expect(node.isTextual(), () -> readEnum(schema, node, path), node, path);
      case INT ->
          expect(node.isIntegralNumber() && node.canConvertToInt(), node::intValue, node, path);
      case LONG ->
          expect(node.isIntegralNumber() && node.canConvertToLong(), node::longValue, node, path);
      case DOUBLE -> expect(node.isNumber(), node::doubleValue, node, path);
      case BOOLEAN -> expect(node.isBoolean(), node::booleanValue, node, path);
      default -> throw new IllegalArgumentException("No JSON form for " + schema);
    };
  }

  private static Object expect(boolean fits, Supplier<?> value, JsonNode node, String path) {
    if (!fits) {
      String text = node.toString();
      throw new Unfit(path, "cannot be " + text.substring(0, Math.min(80, text.length())));
    }
    return value.get();
  }

  private static SpecificRecordBase readRecord(Schema schema, JsonNode node, String path) {
    SpecificRecordBase record =
        (SpecificRecordBase) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), readField(field, node, path + field.name()));
    }
    return record;
  }

  private static List<Object> readArray(Schema schema, JsonNode node, String path) {
    List<Object> items = new ArrayList<>();
    for (JsonNode item : node) {
      items.add(read(schema.getElementType(), item, path + "[" + items.size() + "]"));
    }
    return items;
  }

  private static Map<String, Object> readMap(Schema schema, JsonNode node, String path) {
    Map<String, Object> items = new LinkedHashMap<>();
    node.properties()
        .forEach(
            e ->
                items.put(
                    e.getKey(),
                    read(schema.getValueType(), e.getValue(), path + "." + e.getKey())));
    return items;
  }

  /** A symbol from a later schema reads as the enum's default, as in Avro. */
  private static Object readEnum(Schema schema, JsonNode node, String path) {
    String symbol =
        schema.hasEnumSymbol(node.textValue()) ? node.textValue() : schema.getEnumDefault();
    if (symbol == null) {
      throw new Unfit(path, "cannot be " + node + ", only one of " + schema.getEnumSymbols());
    }
    return SpecificData.get().createEnum(symbol, schema);
  }
}
