package io.miso.constraints.decompose;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.cli.JsonLines;
import io.miso.cli.MisoCommand;
import io.miso.cli.WholeFile;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miso decompose}: the sub-contexts of any prompts. */
@Command(
    name = "decompose",
    mixinStandardHelpOptions = true,
    description = {
      "Cuts prompts into shared prefix, sub-contexts and shared suffix, as training does.",
      "Spans count code points of their message; together they cover every message once."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso decompose --in prompts.jsonl --out segments.jsonl",
      "A line in: {\"id\",\"prompt\"} or {\"id\",\"messages\"}, where the line's number does for an id.",
      "A line out: {\"id\",\"segments\":[{\"start\",\"end\",\"messageIndex\",\"role\",\"label\",\"kinds\",",
      "\"origin\"}]}; role PREFIX, SUB or SUFFIX, label TASK or CONSTRAINT, origin RULE or UNSPLIT."
    })
public final class DecomposeCommand implements MisoCommand {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE",
      description = "Prompts, one JSON object a line.")
  private Path in = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Write their segments there, a line for each line of --in.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    WholeFile.requireOther(out, in);
    AtomicLong prompts = new AtomicLong();
    JsonLines.write(
        out,
        lines ->
            JsonLines.read(
                "--in",
                in,
                line -> {
                  lines.accept(segments(line));
                  prompts.incrementAndGet();
                }));
    spec.commandLine().getErr().println("Decomposed " + prompts + " prompts into " + out);
    return 0;
  }

  private static ObjectNode segments(JsonLines.Line line) {
    ObjectNode whole = NODES.objectNode();
    whole.set(
        "id", line.json().has("id") ? line.json().get("id") : NODES.numberNode(line.number()));
    ArrayNode segments = whole.putArray("segments");
    for (Segment segment : Decomposer.decompose(line.messages())) {
      ObjectNode node = segments.addObject();
      node.put("start", segment.start()).put("end", segment.end());
      node.put("messageIndex", segment.messageIndex());
      node.put("role", segment.role().name()).put("label", segment.label().name());
      segment.kinds().forEach(node.putArray("kinds")::add);
      node.put("origin", segment.origin().name());
    }
    return whole;
  }
}
