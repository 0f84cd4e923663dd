package io.miso.cli.run;

import io.miso.cli.inspect.RootContents;
import io.miso.cli.inspect.RootContents.Checkpoint;
import io.miso.schemas.Evaluation;
import io.miso.shards.Improvement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a stopped run leaves behind, a line a stage, and how good the weights are. */
final class RunSummary {
  private RunSummary() {}

  /** The stages' titles and what is kept of their work. */
  static Map<String, String> lines(RootContents contents) {
    Map<String, String> lines = new TreeMap<>();
    lines.put(
        Stage.GENERATOR.title(),
        String.format(
            Locale.ROOT,
            "%,d pairs in %,d shards are published.",
            contents.records(),
            contents.shards().size()));
    lines.put(Stage.TRAINER.title(), trainer(contents.checkpoints()));
    List<Evaluation> evaluations = contents.evaluations();
    if (!evaluations.isEmpty()) {
      Evaluation newest = evaluations.get(evaluations.size() - 1);
      lines.put(StatusText.HELD_OUT, Improvement.describe(newest, evaluations.get(0)));
    }
    return lines;
  }

  private static String trainer(List<Checkpoint> checkpoints) {
    if (checkpoints.isEmpty()) {
      return "No checkpoint is saved yet.";
    }
    Checkpoint newest = checkpoints.get(checkpoints.size() - 1);
    return String.format(
        Locale.ROOT,
        "Saved at step %,d in increment %,d: %s.",
        newest.state().getStep(),
        newest.state().getIncrement(),
        newest.name());
  }
}
