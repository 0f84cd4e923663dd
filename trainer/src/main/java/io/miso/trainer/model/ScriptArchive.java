package io.miso.trainer.model;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive: the model's source and its settings, without tensors.
 *
 * <p>The format is PyTorch's own (torch/csrc/jit/serialization): a zip, stored, with the source, a
 * pickle of the module's attributes, an empty pickle of constants and a version.
 */
final class ScriptArchive {
  private static final String SOURCE = "llama.py";

  private ScriptArchive() {}

  /** The archive of a model's shape and of a way to train it. */
  static byte[] of(ModelConfig config, Tuning tuning) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("training", false);
    settings.put("layers", config.layers());
    settings.put("heads", config.heads());
    settings.put("key_heads", config.keyHeads());
    settings.put("head_size", config.headSize());
    settings.put("norm_epsilon", config.normEpsilon());
    settings.putAll(config.places());
    settings.put("window", config.window());
    settings.put("rope_theta", config.rope().theta());
    settings.put("rope_factor", config.rope().factor());
    settings.put("rope_low", config.rope().low());
    settings.put("rope_high", config.rope().high());
    settings.put("rope_original", (double) config.rope().original());
    settings.put("tied", config.tied());
    settings.put("blend", tuning.form().blend());
    settings.put("isolated", tuning.form().isolated());
    settings.put("recomputed", tuning.recomputed());
    settings.put("convolved", Processor.hasUnusedWidth());
    settings.put("first_adapter", config.weights().size());
    settings.putAll(tuning.lora().settings());
    try (InputStream source = ScriptArchive.class.getResourceAsStream(SOURCE)) {
      if (source == null) {
        throw new IllegalStateException("The class path lacks " + SOURCE);
      }
      return zip(source.readAllBytes(), pickle(settings));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + SOURCE, e);
    }
  }

  private static byte[] zip(byte[] source, byte[] attributes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "miso/data.pkl", attributes);
      store(zip, "miso/code/__torch__.py", source);
      store(zip, "miso/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
      store(zip, "miso/version", "10\n".getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCompressedSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Pickle, protocol 2: an instance of {@code __torch__.Model} with a dictionary of attributes. */
  private static byte[] pickle(Map<String, Object> attributes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(new byte[] {(byte) 0x80, 2});
      out.writeBytes("c__torch__\nModel\n)");
      out.write(0x81);
      out.writeBytes("}(");
      for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
        byte[] name = attribute.getKey().getBytes(StandardCharsets.UTF_8);
        out.write('X');
        out.writeInt(Integer.reverseBytes(name.length));
        out.write(name);
        pickle(out, attribute.getValue());
      }
      out.writeBytes("ub.");
    }
    return bytes.toByteArray();
  }

  private static void pickle(DataOutputStream out, Object value) throws IOException {
    if (value instanceof Boolean flag) {
      out.write(flag ? 0x88 : 0x89);
    } else if (value instanceof Integer number) {
      out.write('J');
      out.writeInt(Integer.reverseBytes(number));
    } else if (value instanceof List<?> numbers) {
      out.writeBytes("ctorch.jit._pickle\nbuild_intlist\n](");
      for (Object number : numbers) {
        pickle(out, number);
      }
      out.writeBytes("e\u0085R"); // appends, a tuple of one, the call
    } else {
      out.write('G');
      out.writeDouble((Double) value);
    }
  }
}
