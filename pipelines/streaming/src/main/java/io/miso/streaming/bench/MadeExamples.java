package io.miso.streaming.bench;

import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.answer.AnswerOffline;
import io.miso.streaming.decompose.DecomposePair;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Judged;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.source.Compose;
import io.miso.streaming.validate.ValidatePair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examples as the pipeline makes them, made before a clock starts. */
final class MadeExamples {
  private static final int COUNT = 1000;

  private MadeExamples() {}

  static List<Example> of(MisoConfig config) {
    GenerateSettings settings = GenerateSettings.endless(config);
    Compose compose = new Compose(settings.composer(), config.compose().seed());
    List<Example> examples = new ArrayList<>();
    for (long index = 0; examples.size() < COUNT; index++) {
      Draft draft = passed(compose.apply(index, 0)).orElseThrow();
      Optional<Pair> pair = passed(new AnswerOffline().apply(draft, 0));
      Optional<Judged> judged = pair.flatMap(p -> passed(new ValidatePair().apply(p, 0)));
      judged
          .flatMap(j -> passed(new DecomposePair(settings.pipelineId()).apply(j, 0)))
          .ifPresent(examples::add);
    }
    return examples;
  }

  private static <T> Optional<T> passed(Outcome<T> outcome) {
    return outcome instanceof Outcome.Passed<T> passed
        ? Optional.of(passed.value())
        : Optional.empty();
  }
}
