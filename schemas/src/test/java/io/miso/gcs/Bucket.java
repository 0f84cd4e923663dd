package io.miso.gcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A bucket's live objects, in the order of their names' UTF-8 bytes. */
final class Bucket {
  private static final Comparator<String> ORDER =
      (a, b) -> Arrays.compareUnsigned(Json.utf8(a), Json.utf8(b));

  private final NavigableMap<String, StoredObject> objects = new TreeMap<>(ORDER);
  private final String name;
  private long lastGeneration = 1_700_000_000_000_000L;

  Bucket(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  Optional<StoredObject> find(String object) {
    return Optional.ofNullable(objects.get(object));
  }

  StoredObject get(String object) {
    return find(object)
        .orElseThrow(() -> new ApiError(404, "No such object: " + name + "/" + object));
  }

  /** Writes a new generation, if the preconditions hold and the bytes fit the given checksum. */
  StoredObject put(String object, byte[] bytes, ObjectNode metadata, Preconditions conditions) {
    conditions.check(find(object));
    String crc32c = StoredObject.crc32c(bytes);
    if (!metadata.path("crc32c").asText(crc32c).equals(crc32c)) {
      throw new ApiError(400, "Provided CRC32C does not match the calculated one, " + crc32c);
    }
    StoredObject stored =
        new StoredObject(name, object, bytes, crc32c, metadata.deepCopy(), ++lastGeneration);
    objects.put(object, stored);
    return stored;
  }

  void replaceSilently(StoredObject changed) {
    objects.put(changed.name(), changed);
  }

  void delete(String object) {
    objects.remove(object);
  }

  /** Objects from the name on, that one included. */
  Iterable<StoredObject> from(String start) {
    return objects.tailMap(start, true).values();
  }

  static int compare(String a, String b) {
    return ORDER.compare(a, b);
  }
}
