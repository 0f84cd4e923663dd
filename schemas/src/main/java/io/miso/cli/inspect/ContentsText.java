package io.miso.cli.inspect;

import io.miso.cli.Counted;
import io.miso.cli.inspect.RootContents.Checkpoint;
import io.miso.schemas.Evaluation;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.PlannedShard;
import io.miso.schemas.ShardManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A root's contents for people. */
public final class ContentsText {
  private static final int NEWEST = 10;

  private ContentsText() {}

  /** One line each of shards, rejects, increments, checkpoints and refused objects. */
  public static List<String> summary(RootContents contents) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "shards",
            Counted.number(contents.shards().size()) + buckets(contents) + replaced(contents)));
    lines.add(row("pairs", Counted.number(contents.records())));
    lines.add(row("rejects", Counted.number(rejected(contents)) + reasons(contents)));
    lines.add(row("increments", Counted.number(contents.increments().size()) + unended(contents)));
    lines.add(row("checkpoints", Counted.number(contents.checkpoints().size()) + newest(contents)));
    if (!contents.refused().isEmpty()) {
      lines.add(row("set aside", Counted.of(contents.refused().size(), "damaged object")));
    }
    return lines;
  }

  /** The summary, and the newest increments, checkpoints, evaluations and damage one by one. */
  static List<String> full(RootContents contents) {
    List<String> lines = new ArrayList<>(summary(contents));
    section(lines, "Increments", contents.increments().stream().map(ContentsText::line).toList());
    section(lines, "Checkpoints", contents.checkpoints().stream().map(ContentsText::line).toList());
    section(lines, "Evaluations", contents.evaluations().stream().map(ContentsText::line).toList());
    section(
        lines,
        "Set aside",
        contents.refused().entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
    return lines;
  }

  private static void section(List<String> lines, String title, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    int older = Math.max(0, items.size() - NEWEST);
    lines.add("");
    lines.add(title + (older == 0 ? "" : " (the newest " + NEWEST + ")"));
    items.stream().skip(older).forEach(item -> lines.add("  " + item));
  }

  private static String row(String name, String text) {
    return "%-12s%s".formatted(name, text);
  }

  private static String buckets(RootContents contents) {
    List<ShardManifest> shards = contents.shards();
    return shards.isEmpty()
        ? ""
        : ", from "
            + shards.get(0).getBucket()
            + " to "
            + shards.get(shards.size() - 1).getBucket();
  }

  private static String replaced(RootContents contents) {
    int old = contents.shards().size() - contents.standingShards().size();
    return old == 0 ? "" : ", " + Counted.number(old) + " of them made anew";
  }

  private static long rejected(RootContents contents) {
    return contents.standingRejects().stream().mapToLong(ShardManifest::getRecords).sum();
  }

  private static String reasons(RootContents contents) {
    List<String> top =
        contents.rejects().entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(5)
            .map(e -> e.getKey() + " " + Counted.number(e.getValue()))
            .toList();
    return top.isEmpty() ? "" : " (" + String.join(", ", top) + ")";
  }

  private static String unended(RootContents contents) {
    long open = contents.increments().size() - contents.endedIncrements();
    return open <= 0 ? "" : ", " + Counted.number(open) + " not ended";
  }

  private static String newest(RootContents contents) {
    List<Checkpoint> all = contents.checkpoints();
    return all.isEmpty() ? "" : ", resume from " + all.get(all.size() - 1).name();
  }

  private static String line(IncrementPlan plan) {
    long records = plan.getShards().stream().mapToLong(PlannedShard::getRecords).sum();
    return "%d: %s, %s, %s replayed, %sfrom step %s"
        .formatted(
            plan.getIncrement(),
            Counted.of(plan.getShards().size(), "shard"),
            Counted.of(records, "pair"),
            Counted.number(plan.getReplayRecords()),
            plan.getEpochs() == 1 ? "" : Counted.of(plan.getEpochs(), "epoch") + ", ",
            Counted.number(plan.getFirstStep()));
  }

  private static String line(Checkpoint checkpoint) {
    return "step %s, increment %d%s, %s tokens, loss %s, %s%s"
        .formatted(
            Counted.number(checkpoint.state().getStep()),
            checkpoint.state().getIncrement(),
            checkpoint.state().getIncrementDone() ? "" : " (in progress)",
            Counted.number(checkpoint.state().getTokens()),
            decimal("%.3f", checkpoint.state().getLastLoss()),
            checkpoint.name(),
            checkpoint.promoted() ? ", promoted" : "");
  }

  private static String line(Evaluation evaluation) {
    return "step %s: held-out loss %s, constraints met %s %%, instructions met %s %%"
        .formatted(
            Counted.number(evaluation.getStep()),
            decimal("%.3f", evaluation.getHeldOutLoss()),
            decimal("%.1f", 100 * evaluation.getConstraintAccuracy()),
            decimal("%.1f", 100 * evaluation.getInstructionAccuracy()));
  }

  private static String decimal(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
