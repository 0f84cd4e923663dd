package io.miso.streaming.bench;

import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.answer.AnswerOffline;
import io.miso.streaming.decompose.DecomposePair;
import io.miso.streaming.draft.Walk;
import io.miso.streaming.source.Compose;
import io.miso.streaming.validate.ValidatePair;
import java.util.ArrayList;
import java.util.List;

/** Examples as the pipeline makes them, made before a clock starts. */
final class MadeExamples {
  private static final int COUNT = 1000;

  private MadeExamples() {}

  static List<Example> of(MisoConfig config) {
    GenerateSettings settings = GenerateSettings.endless(config);
    Compose compose = new Compose(settings.composer(), config.compose().seed());
    List<Example> examples = new ArrayList<>();
    for (long index = 0; examples.size() < COUNT; index++) {
      Walk.of(index, 0, settings.pipelineId())
          .through(compose)
          .through(new AnswerOffline())
          .through(new ValidatePair())
          .through(new DecomposePair(settings.pipelineId()))
          .value()
          .ifPresent(examples::add);
    }
    return examples;
  }
}
