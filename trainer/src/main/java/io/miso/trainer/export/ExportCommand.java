package io.miso.trainer.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.cli.CommonOptions;
import io.miso.cli.MisoCommand;
import io.miso.config.MisoConfig;
import io.miso.schemas.TrainerState;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.trainer.model.ModelConfig;
import io.miso.trainer.model.ModelException;
import io.miso.trainer.model.TinyModel;
import io.miso.trainer.train.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
      "Writes a run's newest checkpoint as a Hugging Face folder.",
      "Safetensors in float32, with the base model's own tensor names, configuration and",
      "tokenizer."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  miso export --out tuned", "  miso export --set run.name=plain --out plain"})
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

  @Override
  public Integer call() throws IOException {
    MisoConfig config = options.load();
    try (ObjectStore store = ObjectStores.open(config.root())) {
      String run = config.run().name();
      Checkpoints checkpoints = new Checkpoints(store, run, config.train().keepCheckpoints());
      TrainerState state =
          checkpoints
              .newest()
              .orElseThrow(
                  () ->
                      new ModelException(
                          "Run '%s' under %s has no checkpoint yet. Train first: miso train"
                              .formatted(run, config.root())));
      Path base = TinyModel.resolve(state.getModelPath());
      write(base, checkpoints.weights(state));
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

  private void write(Path base, Path weights) throws IOException {
    Files.createDirectories(out);
    try (Stream<Path> present = Files.list(out)) {
      if (present.findAny().isPresent()) {
        throw new ModelException("--out " + out + " is not empty. Name a new folder.");
      }
    }
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
    Files.copy(weights, out.resolve("model.safetensors"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The base's configuration; only the data type is now float32. */
  private void writeConfig(Path file) throws IOException {
    ObjectNode node = (ObjectNode) MAPPER.readTree(Files.readString(file));
    node.remove("dtype");
    node.put("torch_dtype", "float32");
    Files.writeString(
        out.resolve(ModelConfig.FILE),
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node));
  }
}
