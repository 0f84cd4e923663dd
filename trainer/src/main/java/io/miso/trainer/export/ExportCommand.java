package io.miso.trainer.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.cli.CommonOptions;
import io.miso.cli.MisoCommand;
import io.miso.config.MisoConfig;
import io.miso.schemas.Adapters;
import io.miso.schemas.TrainerState;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.trainer.model.Llama;
import io.miso.trainer.model.Lora;
import io.miso.trainer.model.ModelConfig;
import io.miso.trainer.model.ModelException;
import io.miso.trainer.model.Safetensors;
import io.miso.trainer.model.TinyModel;
import io.miso.trainer.model.Tuning;
import io.miso.trainer.pack.Form;
import io.miso.trainer.train.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code miso export}: a run's newest checkpoint as a Hugging Face folder. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a run's newest or promoted checkpoint as a Hugging Face folder.",
      "Safetensors in float32, with the base model's own tensor names, configuration and",
      "tokenizer. What adapters learnt is merged into the base's weights, or with --adapter",
      "written as PEFT's adapter, which is loaded beside the base."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso export --out tuned",
      "  miso export --set run.name=lora --adapter --out adapter"
    })
public final class ExportCommand implements MisoCommand {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> WEIGHTS = List.of(".safetensors", ".safetensors.index.json");

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write; it must be new or empty.")
  private Path out = Path.of("");

  @Option(
      names = "--promoted",
      description = "Write the checkpoint that was promoted last, not the newest.")
  private boolean promoted;

  @Option(
      names = "--adapter",
      description = "Write the adapter that was trained, as PEFT does, not a whole model.")
  private boolean adapter;

  @Override
  public Integer call() throws IOException {
    MisoConfig config = options.load();
    try (ObjectStore store = ObjectStores.open(config.root())) {
      String run = config.run().name();
      Checkpoints checkpoints = new Checkpoints(store, run, config.train().keepCheckpoints());
      TrainerState state =
          (promoted ? checkpoints.promoted() : checkpoints.newest())
              .orElseThrow(
                  () ->
                      new ModelException(
                          "Run '%s' under %s has no %s yet. Train first: miso train"
                              .formatted(
                                  run,
                                  config.root(),
                                  promoted ? "promoted checkpoint" : "checkpoint")));
      if (adapter) {
        writeAdapter(state, run, checkpoints.weights(state));
      } else {
        writeModel(TinyModel.resolve(state.getModelPath()), state, checkpoints.weights(state));
      }
      System.out.printf(
          Locale.ROOT,
          "exported step %d of run %s to %s (weights %s)%n",
          state.getStep(),
          run,
          out,
          state.getWeightsSha256());
    }
    return 0;
  }

  private void requireNew() throws IOException {
    Files.createDirectories(out);
    try (Stream<Path> present = Files.list(out)) {
      if (present.findAny().isPresent()) {
        throw new ModelException("--out " + out + " is not empty. Name a new folder.");
      }
    }
  }

  /** PEFT's adapter: tensors under its names, and what they are. */
  private void writeAdapter(TrainerState state, String run, Path weights) throws IOException {
    Adapters adapters = state.getAdapters();
    if (adapters.getRank() == 0) {
      throw new ModelException(
          "Run '%s' trained all weights and has no adapter. Leave --adapter out.".formatted(run));
    }
    requireNew();
    ObjectNode node = MAPPER.createObjectNode();
    node.put("peft_type", "LORA");
    node.put("task_type", "CAUSAL_LM");
    node.put("base_model_name_or_path", state.getModelPath());
    node.put("r", adapters.getRank());
    node.put("lora_alpha", adapters.getAlpha());
    node.put("lora_dropout", 0.0);
    node.set("target_modules", MAPPER.valueToTree(adapters.getTargets()));
    node.put("bias", "none");
    node.put("inference_mode", true);
    write(node, out.resolve("adapter_config.json"));
    Files.copy(weights, out.resolve("adapter_model.safetensors"));
  }

  private void writeModel(Path base, TrainerState state, Path weights) throws IOException {
    Lora lora = Lora.of(state.getAdapters());
    if (!lora.note(base).equals(state.getAdapters())) {
      throw new ModelException(
          "The weights in %s are no longer those that the adapters were trained on. Put them back,"
                  .formatted(base)
              + " or write the adapters alone with --adapter.");
    }
    requireNew();
    try (Stream<Path> files = Files.list(base)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.equals(ModelConfig.FILE)) {
          writeConfig(file);
        } else if (WEIGHTS.stream().noneMatch(name::endsWith) && !name.endsWith(".bin")) {
          Files.copy(file, out.resolve(name));
        }
      }
    }
    Path file = out.resolve("model.safetensors");
    if (!lora.isUsed()) {
      Files.copy(weights, file);
      return;
    }
    try (Llama model = Llama.load(base, weights, new Tuning(Form.PLAIN, false, lora))) {
      Safetensors.write(file, model.config().weights(), model.merged());
    }
  }

  /** The base's configuration; only the data type is now float32. */
  private void writeConfig(Path file) throws IOException {
    ObjectNode node = (ObjectNode) MAPPER.readTree(Files.readString(file));
    node.remove("dtype");
    node.put("torch_dtype", "float32");
    write(node, out.resolve(ModelConfig.FILE));
  }

  private static void write(ObjectNode node, Path file) throws IOException {
    Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node));
  }
}
