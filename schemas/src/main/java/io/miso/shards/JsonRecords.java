package io.miso.shards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.store.Digests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Avro records as plain JSON with a checksum over all other fields.
 *
 * <p>Reading fills fields that are missing with the schema's defaults, keeps no field it does not
 * know, and refuses a wrong checksum or a version above the one this code knows (the default of the
 * field whose name ends in {@code Version}).
 */
public final class JsonRecords {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CHECKSUM = "checksum";

  private JsonRecords() {}

  /** The record's JSON, indented, always the same bytes for equal records. */
  public static byte[] encode(SpecificRecordBase record) {
    ObjectNode node = (ObjectNode) toJson(record.getSchema(), record);
    node.put(CHECKSUM, Digests.sha256(node.toString()));
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of plain values has JSON: " + record, e);
    }
  }

  /**
   * The record in an object's bytes.
   *
   * @throws CorruptObjectException if the bytes are not an intact record of a known version
   */
  public static <T extends SpecificRecordBase> T decode(
      String object, byte[] bytes, Class<T> type) {
    ObjectNode node = parse(object, bytes);
    JsonNode checksum = node.remove(CHECKSUM);
    if (checksum == null || !checksum.asText().equals(Digests.sha256(node.toString()))) {
      throw new CorruptObjectException(object, "its checksum does not fit its content");
    }
    Schema schema = SpecificData.get().getSchema(type);
    refuseNewer(object, schema, node);
    return type.cast(fromJson(object, schema, node));
  }

  private static ObjectNode parse(String object, byte[] bytes) {
    try {
      if (MAPPER.readTree(bytes) instanceof ObjectNode node) {
        return node;
      }
    } catch (IOException e) {
      throw new CorruptObjectException(object, "it is not JSON (" + bytes.length + " bytes)");
    }
    throw new CorruptObjectException(object, "it is not a JSON object");
  }

  private static void refuseNewer(String object, Schema schema, ObjectNode node) {
    Schema.Field field = schema.getFields().get(0);
    int known = (Integer) SpecificData.get().getDefaultValue(field);
    int found = node.path(field.name()).asInt(known);
    if (found > known) {
      throw new CorruptObjectException(
          object,
          field.name() + " is " + found + ", this version of Miso knows " + known + ": upgrade it");
    }
  }

  private static JsonNode toJson(Schema schema, Object value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (schema.getType()) {
      case RECORD -> {
        ObjectNode node = make.objectNode();
        for (Schema.Field field : schema.getFields()) {
          node.set(
              field.name(), toJson(field.schema(), ((SpecificRecordBase) value).get(field.pos())));
        }
        yield node;
      }
      case ARRAY -> {
        ArrayNode node = make.arrayNode();
        ((List<?>) value).forEach(item -> node.add(toJson(schema.getElementType(), item)));
        yield node;
      }
      case MAP -> {
        ObjectNode node = make.objectNode();
        Map<Object, Object> sorted = new TreeMap<>((Map<?, ?>) value);
        sorted.forEach((key, item) -> node.set((String) key, toJson(schema.getValueType(), item)));
        yield node;
      }
      case STRING, ENUM -> make.textNode(value.toString());
      case INT -> make.numberNode((Integer) value);
      case LONG -> make.numberNode((Long) value);
      case DOUBLE -> make.numberNode((Double) value);
      case BOOLEAN -> make.booleanNode((Boolean) value);
      default -> throw new IllegalArgumentException("No JSON form for " + schema);
    };
  }

  private static Object fromJson(String object, Schema schema, JsonNode node) {
    return switch (schema.getType()) {
      case RECORD -> readRecord(object, schema, node);
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        node.forEach(item -> items.add(fromJson(object, schema.getElementType(), item)));
        yield items;
      }
      case MAP -> {
        Map<String, Object> items = new LinkedHashMap<>();
        node.fields()
            .forEachRemaining(
                e -> items.put(e.getKey(), fromJson(object, schema.getValueType(), e.getValue())));
        yield items;
      }
      case STRING -> node.asText();
      case ENUM -> readEnum(schema, node.asText());
      case INT -> node.asInt();
      case LONG -> node.asLong();
      case DOUBLE -> node.asDouble();
      case BOOLEAN -> node.asBoolean();
      default -> throw new IllegalArgumentException("No JSON form for " + schema);
    };
  }

  private static Object readRecord(String object, Schema schema, JsonNode node) {
    SpecificRecordBase record =
        (SpecificRecordBase) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      JsonNode value = node.get(field.name());
      if (value == null && !field.hasDefaultValue()) {
        throw new CorruptObjectException(object, "it lacks the field " + field.name());
      }
      record.put(
          field.pos(),
          value == null
              ? SpecificData.get().getDefaultValue(field)
              : fromJson(object, field.schema(), value));
    }
    return record;
  }

  private static Object readEnum(Schema schema, String symbol) {
    String known = schema.hasEnumSymbol(symbol) ? symbol : schema.getEnumDefault();
    return SpecificData.get().createEnum(known, schema);
  }
}
