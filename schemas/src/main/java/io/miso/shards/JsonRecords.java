package io.miso.shards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.store.Digests;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Avro records as plain JSON with a checksum over all other fields, unknown ones included.
 *
 * <p>Reading fills fields that are missing with the schema's defaults, keeps no field it does not
 * know, and refuses a wrong checksum, any byte that {@link #encode} would not have written, and a
 * version above the one this code knows (the default of the record's first field, whose name ends
 * in {@code Version}).
 */
public final class JsonRecords {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CHECKSUM = "checksum";

  private JsonRecords() {}

  /**
   * The record's JSON, indented, always the same bytes for equal records.
   *
   * @throws IllegalArgumentException if a number is not finite: JSON cannot hold it
   */
  public static byte[] encode(SpecificRecordBase record) {
    return sign((ObjectNode) JsonValues.write(record.getSchema(), record));
  }

  /** The object with its checksum as last field. */
  static byte[] sign(ObjectNode node) {
    return print(node.put(CHECKSUM, Digests.sha256(node.toString())));
  }

  /**
   * The record in an object's bytes.
   *
   * @throws CorruptObjectException if the bytes are not an intact record of a known version
   */
  public static <T extends SpecificRecordBase> T decode(
      String object, byte[] bytes, Class<T> type) {
    ObjectNode node = verify(object, bytes);
    Schema schema = SpecificData.get().getSchema(type);
    try {
      refuseNewer(schema, node);
      return type.cast(JsonValues.read(schema, node));
    } catch (JsonValues.Unfit e) {
      throw new CorruptObjectException(object, String.valueOf(e.getMessage()));
    }
  }

  /** Comparing whole files finds what parsing forgives: white space, doubled keys, a tail. */
  private static ObjectNode verify(String object, byte[] bytes) {
    ObjectNode node = parse(object, bytes);
    boolean asWritten = Arrays.equals(bytes, print(node));
    JsonNode checksum = node.remove(CHECKSUM);
    if (checksum == null || !checksum.asText().equals(Digests.sha256(node.toString()))) {
      throw new CorruptObjectException(object, "its checksum does not fit its content");
    }
    if (!asWritten) {
      throw new CorruptObjectException(object, "its bytes are not those that Miso wrote");
    }
    return node;
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

  private static void refuseNewer(Schema schema, ObjectNode node) {
    Schema.Field field = schema.getFields().get(0);
    int known = (Integer) SpecificData.get().getDefaultValue(field);
    int found = (Integer) JsonValues.readField(field, node);
    if (found < 1 || found > known) {
      throw new JsonValues.Unfit(
          field.name(),
          "is %d, and this Miso knows 1 to %d: upgrade it, then delete the object's quarantine note"
              .formatted(found, known));
    }
  }

  private static byte[] print(ObjectNode node) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain values has JSON: " + node, e);
    }
  }
}
