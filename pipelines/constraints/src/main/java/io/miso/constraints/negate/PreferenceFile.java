package io.miso.constraints.negate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.cli.JsonLines;
import io.miso.cli.WholeFile;
import io.miso.schemas.Message;
import io.miso.schemas.Preference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;

/** A file of preference pairs: Avro, or JSON in TRL's conversational form. */
final class PreferenceFile {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PreferenceFile() {}

  /** Writes the pairs that the source gives. The file gets its name when it is whole. */
  static void write(Path file, Consumer<Consumer<Preference>> source) {
    if (file.toString().endsWith(".avro")) {
      writeAvro(file, source);
    } else {
      JsonLines.write(file, lines -> source.accept(pair -> lines.accept(json(pair))));
    }
  }

  private static void writeAvro(Path file, Consumer<Consumer<Preference>> source) {
    WholeFile.write(
        file,
        partial -> {
          try (DataFileWriter<Preference> records =
              new DataFileWriter<>(new SpecificDatumWriter<>(Preference.class))) {
            records.setCodec(CodecFactory.deflateCodec(6));
            records.create(Preference.getClassSchema(), partial.toFile());
            source.accept(pair -> append(records, pair));
          }
        });
  }

  private static void append(DataFileWriter<Preference> records, Preference pair) {
    try {
      records.append(pair);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode json(Preference pair) {
    ObjectNode node = NODES.objectNode();
    ArrayNode prompt = node.putArray("prompt");
    for (Message message : pair.getMessages()) {
      add(prompt, message.getRole(), message.getContent());
    }
    add(node.putArray("chosen"), "assistant", pair.getChosen());
    add(node.putArray("rejected"), "assistant", pair.getRejected());
    node.put("exampleId", pair.getExampleId());
    node.put("constraintId", pair.getConstraintId());
    node.put("kind", pair.getKind());
    node.put("operator", pair.getOperator());
    return node.put("changed", pair.getChanged());
  }

  private static void add(ArrayNode messages, String role, String content) {
    messages.addObject().put("role", role).put("content", content);
  }
}
