package io.miso.trainer.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.config.ConfigException;
import io.miso.config.MisoConfig;
import io.miso.config.TrainConfig;
import io.miso.schemas.Adapters;
import io.miso.schemas.TrainerState;
import io.miso.store.Digests;
import io.miso.trainer.model.ModelConfig;
import io.miso.trainer.model.TinyModel;
import io.miso.trainer.model.Tuning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What decides a run's trajectory, resolved: defaults that depend on the model or the machine.
 *
 * @param model the model folder
 * @param modelConfigSha256 SHA-256 of its config.json
 * @param tuning what is trained, and how
 * @param adapters those of the tuning, as a checkpoint notes them
 * @param learningRate peak learning rate of new plans
 * @param threads CPU threads
 */
record Settings(
    MisoConfig config,
    Path model,
    String modelConfigSha256,
    Tuning tuning,
    Adapters adapters,
    double learningRate,
    int threads) {
  private static final double TINY_RATE = 1e-3;
  private static final double RATE = 2e-5;
  private static final double LORA_RATE = 2e-4;

  static Settings of(MisoConfig config) {
    Path model = TinyModel.resolve(config.model().path());
    ModelConfig.read(model); // refuses what is no model before anything is written
    TrainConfig train = config.train();
    Tuning tuning = Tuning.of(config);
    double usual =
        TinyModel.isBuiltIn(config.model().path())
            ? TINY_RATE
            : tuning.lora().isUsed() ? LORA_RATE : RATE;
    int cores = Runtime.getRuntime().availableProcessors();
    return new Settings(
        config,
        model,
        sha256(model.resolve(ModelConfig.FILE)),
        tuning,
        tuning.lora().note(model),
        train.learningRate() > 0 ? train.learningRate() : usual,
        train.threads() > 0 ? train.threads() : cores);
  }

  /** The settings that a resumed run must share with the one that began, as JSON. */
  String trajectory() {
    TrainConfig train = config.train();
    return new ObjectMapper()
        .createObjectNode()
        .put("method", train.method().name())
        .put("learningRate", learningRate)
        .put("schedule", train.schedule().name())
        .put("warmupSteps", train.warmupSteps())
        .put("weightDecay", train.weightDecay())
        .put("clipNorm", train.clipNorm())
        .put("rows", train.rows())
        .put("rowTokens", train.rowTokens())
        .put("maxTokens", train.maxTokens())
        .put("microTokens", train.microTokens())
        .put("weighting", train.weighting().name())
        .put("recompute", train.recompute())
        .put("epochs", train.epochs())
        .put("replayShare", train.replayShare())
        .put("seed", train.seed())
        .put("loraDropout", config.lora().dropout())
        .put("fusion", config.miso().fusion().name())
        .put("lambda", config.miso().lambda())
        .put("isolation", config.miso().isolation())
        .put("positions", config.miso().positions().name())
        .toString();
  }

  /**
   * Refuses a checkpoint that another model made, or other adapters; settings that differ besides
   * are said, not refused.
   */
  void requireSameModel(TrainerState state) {
    Adapters before = state.getAdapters();
    boolean otherBase =
        before.getRank() > 0
            && adapters.getRank() > 0
            && !before.getBaseSha256().equals(adapters.getBaseSha256());
    if (!state.getModelConfigSha256().equals(modelConfigSha256) || otherBase) {
      throw new ConfigException(
          "model.path",
          model,
          "the model that run '" + config.run().name() + "' began with, or another run.name");
    }
    if (!before.equals(adapters)) {
      throw new ConfigException(
          "lora",
          said(adapters),
          "%s, as run '%s' began, or another run.name"
              .formatted(said(before), config.run().name()));
    }
  }

  /** What differs from the settings that a checkpoint was made with, such as "rows 8, now 4". */
  List<String> differences(TrainerState state) {
    List<String> differences = new ArrayList<>();
    JsonNode before = parsed(state.getTrainConfig());
    parsed(trajectory())
        .properties()
        .forEach(
            now -> {
              JsonNode then = before.path(now.getKey());
              if (!then.isMissingNode() && !then.equals(now.getValue())) {
                differences.add(
                    "%s %s, now %s"
                        .formatted(now.getKey(), then.asText(), now.getValue().asText()));
              }
            });
    return differences;
  }

  private static JsonNode parsed(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Settings are no JSON: " + json, e);
    }
  }

  private static String said(Adapters adapters) {
    return adapters.getRank() == 0
        ? "lora.rank=0"
        : "lora.rank=%d lora.alpha=%s lora.targets=%s"
            .formatted(
                adapters.getRank(), adapters.getAlpha(), String.join(",", adapters.getTargets()));
  }

  private static String sha256(Path file) {
    try {
      return Digests.sha256(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
