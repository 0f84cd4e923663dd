package io.miso.trainer.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.cli.MisoCommand;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.trainer.evaluate.EvaluateCommand;
import io.miso.trainer.evaluate.Evaluations;
import io.miso.trainer.export.ExportCommand;
import io.miso.trainer.model.ModelConfig;
import io.miso.trainer.model.RandomWeights;
import io.miso.trainer.model.Safetensors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the commands export and evaluate make of a trained run. */
class ExportedModelTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DATA =
      """
      {"id": "a", "prompt": "Describe a lake.", "response": "The lake is calm."}

      {"id": "b", "messages": [{"role": "user", "content": "Hello."}, {"role": "assistant", "content": "Hi."}]}
      {"id": "c", "prompt": "No reference here."}
      """;

  private final Path folder;
  private final Path root;
  private final Path model;
  private final StringWriter errors = new StringWriter();

  ExportedModelTest(@TempDir Path folder) {
    this.folder = folder;
    this.root = folder.resolve("root");
    this.model = folder.resolve("model");
  }

  @BeforeEach
  void publish() throws IOException {
    TestRuns.model(model);
    TestRuns.publish(root, 3, 20);
  }

  private int run(MisoCommand command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    TestRuns.settings(root, model).forEach(setting -> all.addAll(List.of("--set", setting)));
    return new CommandLine(command)
        .setErr(new PrintWriter(errors))
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              errors.append(failure.getMessage());
              return 1;
            })
        .execute(all.toArray(String[]::new));
  }

  private List<JsonNode> evaluate(Path which, String output) throws IOException {
    Path data = Files.writeString(folder.resolve("data.jsonl"), DATA);
    Path out = folder.resolve(output + which.getFileName());
    String[] arguments = {
      "--model", which.toString(), "--data", data.toString(), "--" + output, out.toString()
    };
    assertEquals(0, run(new EvaluateCommand(), arguments), errors::toString);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(out)) {
      lines.add(MAPPER.readTree(line));
    }
    return lines;
  }

  @Test
  void givenATrainedRun_whenExported_thenTheFolderHoldsItsWeightsAndTheBasesNames()
      throws IOException {
    assertEquals(0, run(new TrainCommand(), "--until-idle"), errors::toString);
    Path out = folder.resolve("out");
    assertEquals(0, run(new ExportCommand(), "--out", out.toString()), errors::toString);
    assertEquals(Safetensors.ofFolder(model).keySet(), Safetensors.ofFolder(out).keySet());
    assertEquals(
        "float32",
        MAPPER.readTree(out.resolve(ModelConfig.FILE).toFile()).path("torch_dtype").asText());
    assertEquals(
        Files.readString(model.resolve("tokenizer.json")),
        Files.readString(out.resolve("tokenizer.json")));
    List<JsonNode> before = evaluate(model, "losses");
    List<JsonNode> after = evaluate(out, "losses");
    assertEquals(List.of("a", "b"), after.stream().map(row -> row.path("id").asText()).toList());
    assertTrue(after.get(0).path("loss").asDouble() > 0);
    assertNotEquals(before.get(0).path("loss"), after.get(0).path("loss"));
    assertEquals(3, evaluate(out, "responses").size());
  }

  @Test
  void givenAdapters_whenExported_thenTheyAreMergedOrWrittenForPeft() throws IOException {
    String[] lora = {
      "--set", "lora.rank=2", "--set", "lora.targets=q_proj,down_proj", "--until-idle"
    };
    assertEquals(0, run(new TrainCommand(), lora), errors::toString);
    Path whole = folder.resolve("whole");
    assertEquals(0, run(new ExportCommand(), "--out", whole.toString()), errors::toString);
    assertEquals(Safetensors.ofFolder(model).keySet(), Safetensors.ofFolder(whole).keySet());
    assertNotEquals(evaluate(model, "losses"), evaluate(whole, "losses"));
    Path adapter = folder.resolve("adapter");
    String[] alone = {"--adapter", "--out", adapter.toString()};
    assertEquals(0, run(new ExportCommand(), alone), errors::toString);
    JsonNode config = MAPPER.readTree(adapter.resolve("adapter_config.json").toFile());
    assertEquals(2, config.path("r").asInt());
    assertEquals(4, config.path("lora_alpha").asInt());
    Map<String, Safetensors.Tensor> tensors =
        Safetensors.ofFile(adapter.resolve("adapter_model.safetensors"));
    assertEquals(2 * 2 * ModelConfig.read(model).layers(), tensors.size());
    assertTrue(
        tensors.containsKey("base_model.model.model.layers.0.mlp.down_proj.lora_B.weight"),
        tensors.keySet()::toString);
  }

  @Test
  void givenAdapters_whenTheBaseChanged_thenNothingIsMergedOrTrainedFurther() throws IOException {
    String[] lora = {"--set", "lora.rank=2", "--until-idle"};
    assertEquals(0, run(new TrainCommand(), lora), errors::toString);
    RandomWeights.write(model.resolve("model.safetensors"), ModelConfig.read(model), 99);
    Path out = folder.resolve("out");
    assertEquals(1, run(new ExportCommand(), "--out", out.toString()));
    assertTrue(errors.toString().contains("no longer those"), errors::toString);
    assertEquals(1, run(new TrainCommand(), lora));
    assertTrue(errors.toString().contains("model.path"), errors::toString);
  }

  @Test
  void givenAllWeightsTrained_whenAnAdapterIsWanted_thenTheErrorSaysSo() {
    assertEquals(0, run(new TrainCommand(), "--until-idle"), errors::toString);
    Path out = folder.resolve("out");
    assertEquals(1, run(new ExportCommand(), "--adapter", "--out", out.toString()));
    assertTrue(errors.toString().contains("has no adapter"), errors::toString);
    assertEquals(1, run(new TrainCommand(), "--set", "lora.rank=2", "--until-idle"));
    assertTrue(errors.toString().contains("lora.rank=0"), errors::toString);
  }

  @Test
  void givenAPromotedStep_whenWorseOnesFollow_thenItsWeightsAreKeptAndExported()
      throws IOException {
    String[] first = {"--set", "run.increments=1", "--set", "promote.keep="};
    assertEquals(0, run(new TrainCommand(), first), errors::toString);
    Path then = folder.resolve("then");
    assertEquals(0, run(new ExportCommand(), "--out", then.toString()), errors::toString);
    String[] more = {
      "--until-idle", "--set", "promote.by=1000", "--set", "train.keepCheckpoints=1"
    };
    assertEquals(0, run(new TrainCommand(), more), errors::toString);
    Path promoted = folder.resolve("promoted");
    String[] export = {"--promoted", "--out", promoted.toString()};
    assertEquals(0, run(new ExportCommand(), export), errors::toString);
    assertEquals(-1, mismatch(then, promoted));
    Path newest = folder.resolve("newest");
    assertEquals(0, run(new ExportCommand(), "--out", newest.toString()), errors::toString);
    assertNotEquals(-1, mismatch(newest, promoted));
  }

  @Test
  void givenASuite_whenTrained_thenEachEvaluationHasItsShares() throws IOException {
    Path suite =
        Files.writeString(
            folder.resolve("own.jsonl"),
            """
            {"prompt": "Write a word.", "instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}]}
            {"prompt": "Write a list.", "instruction_id_list": ["length_constraints:number_words"], "kwargs": [{"relation": "at least", "num_words": 900}]}
            """);
    String[] settings = {"--set", "run.increments=1", "--set", "evaluate.suites=" + suite};
    assertEquals(0, run(new TrainCommand(), settings), errors::toString);
    try (ObjectStore store = new LocalObjectStore(root)) {
      Map<String, Double> shares =
          new Evaluations(store, "default").first().getSuites().getOrDefault("own", Map.of());
      assertEquals(0.0, shares.get("length_constraints:number_words"));
      assertTrue(shares.containsKey("promptLoose"), shares::toString);
    }
    Files.writeString(
        suite, "{\"prompt\": \"Hm.\", \"instruction_id_list\": [\"no:such\"], \"kwargs\": [{}]}");
    assertEquals(1, run(new TrainCommand(), settings));
    assertTrue(errors.toString().contains("own.jsonl line 1 holds no:such"), errors::toString);
  }

  private static long mismatch(Path one, Path other) throws IOException {
    return Files.mismatch(one.resolve("model.safetensors"), other.resolve("model.safetensors"));
  }

  @Test
  void givenNoCheckpoint_whenExported_thenTheErrorNamesTheRunAndNothingIsWritten() {
    Path out = folder.resolve("out");
    assertEquals(1, run(new ExportCommand(), "--out", out.toString()));
    assertTrue(errors.toString().contains("Run 'default'"), errors::toString);
    assertFalse(Files.exists(out));
  }

  @Test
  void givenAFolderInUse_whenExported_thenItIsLeftAsItIs() throws IOException {
    assertEquals(0, run(new TrainCommand(), "--until-idle"), errors::toString);
    assertEquals(1, run(new ExportCommand(), "--out", model.toString()));
    assertTrue(errors.toString().contains("is not empty"), errors::toString);
    assertTrue(Files.exists(model.resolve("model.safetensors")));
  }

  @Test
  void givenALineThatIsNoRow_whenEvaluated_thenTheErrorNamesFileAndLine() throws IOException {
    Path data = Files.writeString(folder.resolve("bad.jsonl"), DATA + "{\"id\": 1}\n");
    String[] arguments = {"--model", model.toString(), "--data", data.toString()};
    assertEquals(1, run(new EvaluateCommand(), arguments));
    assertTrue(errors.toString().contains("bad.jsonl line 5"), errors::toString);
  }
}
