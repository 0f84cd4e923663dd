package io.miso.streaming.deduplicate;

import io.miso.constraints.clean.Entry;
import io.miso.schemas.Example;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * An example as bytes, behind its {@link Entry}: encoded once, then handed from process to process
 * and from checkpoint to checkpoint as it is, until its shard is written.
 */
public final class Sealed {
  private static final int ENTRY = Entry.LONGS * Long.BYTES;
  private static final SpecificDatumReader<Example> READER =
      new SpecificDatumReader<>(Example.class);

  private Sealed() {}

  static byte[] of(Entry entry, Example example) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    bytes.writeBytes(entry.bytes());
    try {
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new SpecificDatumWriter<>(Example.class).write(example, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  static Entry entry(byte[] sealed) {
    return Entry.in(ByteBuffer.wrap(sealed).asLongBuffer());
  }

  /** The example inside. */
  public static Example example(byte[] sealed) {
    try {
      return READER.read(
          null, DecoderFactory.get().binaryDecoder(sealed, ENTRY, sealed.length - ENTRY, null));
    } catch (IOException e) {
      throw new UncheckedIOException("An example that was encoded has a decoding", e);
    }
  }
}
