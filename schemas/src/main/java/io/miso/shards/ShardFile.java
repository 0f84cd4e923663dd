package io.miso.shards;

import io.miso.schemas.ShardManifest;
import io.miso.store.Digests;
import io.miso.store.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Avro container files whose bytes depend on their records alone, as long as the JDK's zlib stays:
 * a JDK with another zlib may compress the same records to other, equally valid bytes.
 */
public final class ShardFile {
  /** Avro draws a random sync marker; a replay must write the same bytes. */
  private static final byte[] SYNC =
      Arrays.copyOf("miso shard v1   ".getBytes(StandardCharsets.US_ASCII), 16);

  private ShardFile() {}

  /** The records as one file, in the given order. */
  static byte[] encode(Schema schema, List<? extends SpecificRecordBase> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataFileWriter<SpecificRecordBase> writer =
        new DataFileWriter<>(new SortedMapWriter<>(schema))) {
      writer.setCodec(CodecFactory.deflateCodec(6));
      writer.create(schema, out, SYNC);
      for (SpecificRecordBase record : records) {
        writer.append(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return out.toByteArray();
  }

  /**
   * The records of a published shard, written under any compatible schema.
   *
   * @throws CorruptObjectException if the file is missing, torn, altered or unreadable
   */
  public static <T extends SpecificRecordBase> List<T> read(
      ObjectStore store, String object, String shardId, long records, Class<T> type) {
    byte[] bytes =
        store
            .find(object)
            .orElseThrow(() -> new CorruptObjectException(object, "its data file is missing"))
            .bytes();
    if (!Digests.sha256(bytes).equals(shardId)) {
      throw new CorruptObjectException(
          object, "its " + bytes.length + " bytes are not the published ones (SHA-256 differs)");
    }
    List<T> read = decode(object, bytes, type);
    if (read.size() != records) {
      throw new CorruptObjectException(
          object, "it holds " + read.size() + " records, its manifest says " + records);
    }
    return read;
  }

  /** The records of the shard that a manifest commits. */
  public static <T extends SpecificRecordBase> List<T> read(
      ObjectStore store, ShardManifest manifest, Class<T> type) {
    return read(store, manifest.getObject(), manifest.getShardId(), manifest.getRecords(), type);
  }

  private static <T extends SpecificRecordBase> List<T> decode(
      String object, byte[] bytes, Class<T> type) {
    SpecificDatumReader<T> datums = new SpecificDatumReader<>(SpecificData.get().getSchema(type));
    try (DataFileReader<T> reader =
        new DataFileReader<>(new SeekableByteArrayInput(bytes), datums)) {
      List<T> records = new ArrayList<>();
      reader.forEach(records::add);
      return records;
    } catch (IOException | AvroRuntimeException e) {
      throw new CorruptObjectException(object, "it is not readable as Avro: " + e.getMessage());
    }
  }
}
