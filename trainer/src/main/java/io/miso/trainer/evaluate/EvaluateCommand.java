package io.miso.trainer.evaluate;

import ai.djl.pytorch.jni.ScriptModule;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.cli.CommonOptions;
import io.miso.cli.JsonLines;
import io.miso.cli.MisoCommand;
import io.miso.config.MisoConfig;
import io.miso.schemas.Evaluation;
import io.miso.shards.JsonRecords;
import io.miso.trainer.model.Llama;
import io.miso.trainer.model.TinyModel;
import io.miso.trainer.pack.Form;
import io.miso.trainer.text.Encoded;
import io.miso.trainer.text.Sample;
import io.miso.trainer.text.SampleEncoder;
import io.miso.trainer.text.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code miso evaluate}: greedy answers and losses of any model folder. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Answers prompts greedily and measures losses by standard sequential inference.",
      "Without --data: held-out composed instructions and their constraint accuracy."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso evaluate --model tiny",
      "  miso evaluate --model FOLDER --data in.jsonl --responses out.jsonl --losses loss.jsonl",
      "A line of in.jsonl: {\"id\",\"prompt\",\"response\"} or {\"id\",\"messages\"}."
    })
public final class EvaluateCommand implements MisoCommand {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description = "A Hugging Face folder, or tiny. Default: the setting model.path.")
  private @Nullable String model;

  @Option(names = "--data", paramLabel = "FILE", description = "Prompts, one JSON object a line.")
  private @Nullable Path data;

  @Option(
      names = "--responses",
      paramLabel = "FILE",
      description = "Write greedy answers there: {\"id\",\"response\"} a line.")
  private @Nullable Path responses;

  @Option(
      names = "--losses",
      paramLabel = "FILE",
      description = "Write losses in nats a token there: {\"id\",\"loss\"} a line.")
  private @Nullable Path losses;

  @Override
  public Integer call() throws IOException {
    MisoConfig config = options.load();
    Path folder = TinyModel.resolve(model == null ? config.model().path() : model);
    int threads = config.train().threads();
    ScriptModule.threads(threads > 0 ? threads : Runtime.getRuntime().availableProcessors());
    try (Tokenizer tokenizer = Tokenizer.load(folder);
        Llama llama = Llama.load(folder, Form.PLAIN)) {
      if (data == null) {
        Evaluation evaluation = Evaluator.of(config, tokenizer).evaluate(llama, 0, 0);
        System.out.println(new String(JsonRecords.encode(evaluation), StandardCharsets.UTF_8));
      } else {
        evaluate(config, tokenizer, llama, DataRow.read(data));
      }
    }
    return 0;
  }

  private void evaluate(MisoConfig config, Tokenizer tokenizer, Llama llama, List<DataRow> rows) {
    Inference inference = new Inference(llama, tokenizer);
    SampleEncoder encoder = new SampleEncoder(tokenizer, Integer.MAX_VALUE);
    if (responses != null) {
      List<Sample> prompts =
          rows.stream().map(row -> encoder.prompt(row.id(), row.prompt())).toList();
      List<String> answers = inference.answers(prompts, config.evaluate().maxNewTokens());
      List<ObjectNode> lines = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        lines.add(line(rows.get(i)).put("response", answers.get(i)));
      }
      write(responses, "responses", lines);
    }
    if (losses != null) {
      List<DataRow> answered = rows.stream().filter(row -> row.response().isPresent()).toList();
      List<Inference.Loss> nats =
          inference.losses(answered.stream().map(row -> sample(encoder, row)).toList());
      List<ObjectNode> lines = new ArrayList<>();
      for (int i = 0; i < answered.size(); i++) {
        lines.add(line(answered.get(i)).put("loss", nats.get(i).mean()));
      }
      write(losses, "losses", lines);
    }
  }

  private static void write(Path file, String what, List<ObjectNode> lines) {
    JsonLines.write(file, lines::forEach);
    System.out.println("wrote " + lines.size() + " " + what + " to " + file);
  }

  private static Sample sample(SampleEncoder encoder, DataRow row) {
    Encoded encoded =
        encoder.encode(row.id(), row.prompt(), row.response().orElseThrow(), List.of());
    if (encoded instanceof Encoded.Ready ready) {
      return ready.sample();
    }
    throw new IllegalArgumentException(((Encoded.Refused) encoded).reason());
  }

  private static ObjectNode line(DataRow row) {
    return MAPPER.createObjectNode().put("id", row.id());
  }
}
