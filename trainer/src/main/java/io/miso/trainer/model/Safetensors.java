package io.miso.trainer.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The headers of safetensors files: where each tensor's bytes lie. Tensors are not read here. */
public final class Safetensors {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long LONGEST_HEADER = 100_000_000;

  /** The types whose values become float32: PyTorch's number and the size in bytes. */
  private enum Type {
    F16(5, 2),
    F32(6, 4),
    F64(7, 8),
    BF16(15, 2);

    private final int number;
    private final int size;

    Type(int number, int size) {
      this.number = number;
      this.size = size;
    }
  }

  /**
   * One tensor's place.
   *
   * @param type PyTorch's number of its data type
   * @param start offset of its first byte in the file
   * @param end one past its last byte
   */
  public record Tensor(Path file, int type, long[] shape, long start, long end) {}

  private Safetensors() {}

  /**
   * The tensors of a model folder: those of model.safetensors, or of the files that
   * model.safetensors.index.json names.
   *
   * @throws ModelException naming the file that is missing or broken
   */
  public static Map<String, Tensor> ofFolder(Path folder) {
    Path single = folder.resolve("model.safetensors");
    Path index = folder.resolve("model.safetensors.index.json");
    if (Files.exists(single)) {
      return ofFile(single);
    }
    if (!Files.exists(index)) {
      throw new ModelException(
          "Neither " + single + " nor " + index.getFileName() + " is there. Set model.path right.");
    }
    Map<String, Tensor> all = new LinkedHashMap<>();
    try {
      JsonNode files = MAPPER.readTree(Files.readString(index)).path("weight_map");
      for (JsonNode name : files) {
        Path file = folder.resolve(name.asText());
        if (all.values().stream().noneMatch(tensor -> tensor.file().equals(file))) {
          all.putAll(ofFile(file));
        }
      }
    } catch (IOException e) {
      throw new ModelException("Cannot read " + index + ": " + e.getMessage(), e);
    }
    return all;
  }

  /** The weight files of a model folder, in the order in which they are read. */
  public static List<Path> filesOf(Path folder) {
    return ofFolder(folder).values().stream().map(Tensor::file).distinct().toList();
  }

  /**
   * The tensors of one file.
   *
   * @throws ModelException naming the file, if it is missing, torn or not safetensors
   */
  public static Map<String, Tensor> ofFile(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer length = read(channel, 0, 8).order(ByteOrder.LITTLE_ENDIAN);
      long header = length.getLong();
      if (header < 2 || header > LONGEST_HEADER || header + 8 > channel.size()) {
        throw new ModelException(file + " is not safetensors: its header is " + header + " bytes");
      }
      JsonNode node = MAPPER.readTree(read(channel, 8, (int) header).array());
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        if (!entry.getKey().equals("__metadata__")) {
          tensors.put(
              entry.getKey(),
              tensor(file, entry.getKey(), entry.getValue(), header + 8, channel.size()));
        }
      }
      return tensors;
    } catch (JsonProcessingException e) {
      throw new ModelException(file + " is not safetensors: its header is not JSON", e);
    } catch (IOException e) {
      throw new ModelException(
          "Cannot read " + file + " (" + e.getClass().getSimpleName() + "). Is it complete?", e);
    }
  }

  private static Tensor tensor(Path file, String name, JsonNode node, long base, long size) {
    Type type = type(file, name, node.path("dtype").asText());
    long[] shape = longs(node.path("shape"));
    long[] offsets = longs(node.path("data_offsets"));
    long bytes = Arrays.stream(shape).reduce(1, Math::multiplyExact) * type.size;
    if (offsets.length != 2 || offsets[1] - offsets[0] != bytes || base + offsets[1] > size) {
      throw new ModelException(
          "%s: %s of shape %s lies at %s in a file of %d bytes. Fetch the file again."
              .formatted(file, name, Arrays.toString(shape), Arrays.toString(offsets), size));
    }
    return new Tensor(file, type.number, shape, base + offsets[0], base + offsets[1]);
  }

  private static Type type(Path file, String name, String type) {
    return Stream.of(Type.values())
        .filter(known -> known.name().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                new ModelException(
                    "%s: %s has type %s; known are %s"
                        .formatted(file, name, type, Arrays.toString(Type.values()))));
  }

  private static long[] longs(JsonNode array) {
    long[] values = new long[array.size()];
    Arrays.setAll(values, i -> array.get(i).asLong());
    return values;
  }

  private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("the file ends after " + channel.size() + " bytes");
      }
    }
    return buffer.flip();
  }

  /** A tensor's numbers on demand, little-endian float32. */
  public interface Values {
    /** All bytes of the tensor. */
    ByteBuffer bytes();
  }

  /** Writes float32 tensors, in the order of the shapes' keys. Equal values give equal bytes. */
  public static void write(Path file, Map<String, long[]> shapes, Map<String, Values> values)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      writeFully(channel, header(shapes));
      for (String name : shapes.keySet()) {
        Values tensor = values.get(name);
        if (tensor == null) {
          throw new IllegalArgumentException("No values for " + name);
        }
        writeFully(channel, tensor.bytes());
      }
    }
  }

  private static ByteBuffer header(Map<String, long[]> shapes) throws IOException {
    var root = MAPPER.createObjectNode();
    root.putObject("__metadata__").put("format", "pt");
    long at = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      long bytes = Arrays.stream(entry.getValue()).reduce(4, Math::multiplyExact);
      var node = root.putObject(entry.getKey()).put("dtype", "F32");
      node.set("shape", MAPPER.valueToTree(entry.getValue()));
      node.set("data_offsets", MAPPER.valueToTree(new long[] {at, at + bytes}));
      at += bytes;
    }
    byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + 7) / 8 * 8;
    ByteBuffer header = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(padded).put(json);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    return header.flip();
  }

  private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
