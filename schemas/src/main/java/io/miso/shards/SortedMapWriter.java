package io.miso.shards;

import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Writes map entries by key: equal maps may iterate in another order, {@code Map.of} even in every
 * process.
 */
final class SortedMapWriter<T> extends SpecificDatumWriter<T> {
  SortedMapWriter(Schema schema) {
    super(schema);
  }

  @Override
  protected Iterable<Map.Entry<Object, Object>> getMapEntries(Object map) {
    return new TreeMap<Object, Object>((Map<?, ?>) map).entrySet();
  }
}
