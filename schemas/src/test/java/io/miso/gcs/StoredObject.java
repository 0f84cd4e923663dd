package io.miso.gcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/** One generation of an object; the checksum is of the bytes as they were uploaded. */
record StoredObject(
    String bucket, String name, byte[] bytes, String crc32c, ObjectNode metadata, long generation) {

  /** The object resource of the JSON API. */
  ObjectNode resource() {
    return metadata
        .deepCopy()
        .put("kind", "storage#object")
        .put("id", bucket + "/" + name + "/" + generation)
        .put("bucket", bucket)
        .put("name", name)
        .put("size", Long.toString(bytes.length))
        .put("generation", Long.toString(generation))
        .put("metageneration", "1")
        .put("crc32c", crc32c)
        .put("etag", Long.toString(generation))
        .put("storageClass", "STANDARD")
        .put("timeCreated", "2026-01-01T00:00:00Z")
        .put("updated", "2026-01-01T00:00:00Z");
  }

  StoredObject withBytes(byte[] altered) {
    return new StoredObject(bucket, name, altered, crc32c, metadata, generation);
  }

  static String crc32c(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }
}
