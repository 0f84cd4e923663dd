package io.miso.cli.inspect;

import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.Example;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.Lineage;
import io.miso.schemas.PlannedShard;
import io.miso.schemas.ShardManifest;
import io.miso.schemas.SubContext;
import io.miso.schemas.VerdictRecord;
import io.miso.shards.Layout;
import java.util.ArrayList;
import java.util.List;

/** The way of one pair: its text, its verdicts, its pieces, and the weights it reached. */
final class PairStory {
  private PairStory() {}

  static List<String> of(Example pair, ShardManifest shard, RootContents contents) {
    List<String> lines = new ArrayList<>();
    lines.add("Pair " + pair.getExampleId());
    pair.getMessages().forEach(turn -> text(lines, turn.getRole(), turn.getContent()));
    text(lines, "output", pair.getOutput());
    lines.add("");
    lines.add("Constraints");
    pair.getConstraints().forEach(constraint -> constraint(lines, constraint, pair));
    lines.add("");
    lines.add("Sub-contexts");
    pair.getSubContexts().forEach(piece -> lines.add("  " + piece(piece, pair)));
    lines.add("");
    lines.add("Way");
    lines.add(
        "  source "
            + pair.getLineage().getSourceUri()
            + " at "
            + pair.getLineage().getSourceOffset()
            + ", pipeline "
            + pair.getLineage().getPipelineId());
    teacher(lines, pair.getLineage());
    lines.add("  shard " + shard.getObject());
    training(lines, shard.getShardId(), contents);
    return lines;
  }

  private static void teacher(List<String> lines, Lineage lineage) {
    if (lineage.getSamples() > 0) {
      lines.add(
          "  teacher %s, sample %d of %d (constraints satisfied: %s), answer %s"
              .formatted(
                  lineage.getModel(),
                  lineage.getAttempt(),
                  lineage.getSamples(),
                  lineage.getSatisfied(),
                  Layout.answer(lineage.getRequestSha256())));
    }
  }

  private static void text(List<String> lines, String title, String text) {
    lines.add("");
    lines.add(title);
    text.lines().forEach(line -> lines.add("  " + line));
  }

  private static void constraint(List<String> lines, ConstraintRecord constraint, Example pair) {
    String id = constraint.getConstraintId();
    lines.add("  " + id + " " + constraint.getKind() + " " + constraint.getParams());
    if (!constraint.getText().isEmpty()) {
      lines.add("     \"" + constraint.getText() + "\"");
    }
    pair.getVerdicts().stream()
        .filter(verdict -> verdict.getConstraintId().equals(id))
        .forEach(verdict -> verdict(lines, verdict, pair.getOutput()));
  }

  private static void verdict(List<String> lines, VerdictRecord verdict, String output) {
    lines.add(
        "     %s: expected %s, observed %s"
            .formatted(
                verdict.getSatisfied() ? "satisfied" : "not satisfied",
                verdict.getExpected(),
                verdict.getObserved()));
    verdict
        .getEvidence()
        .forEach(
            span ->
                lines.add(
                    "       %d-%d \"%s\" %s"
                        .formatted(
                            span.getStart(),
                            span.getEnd(),
                            slice(output, span.getStart(), span.getEnd()),
                            span.getNote())
                        .stripTrailing()));
  }

  private static String piece(SubContext piece, Example pair) {
    int last = pair.getMessages().size() - 1;
    int index = piece.getMessageIndex() < 0 ? last : piece.getMessageIndex();
    String content = index > last ? "" : pair.getMessages().get(index).getContent();
    return "%d-%d %s %s \"%s\""
        .formatted(
            piece.getStart(),
            piece.getEnd(),
            piece.getRole(),
            piece.getLabel(),
            slice(content, piece.getStart(), piece.getEnd()));
  }

  private static void training(List<String> lines, String shardId, RootContents contents) {
    List<IncrementPlan> plans =
        contents.increments().stream().filter(plan -> holds(plan.getShards(), shardId)).toList();
    if (plans.isEmpty()) {
      lines.add("  not planned for training yet");
    }
    plans.forEach(plan -> lines.add("  increment " + plan.getIncrement()));
    contents.increments().stream()
        .filter(plan -> holds(plan.getReplay(), shardId))
        .forEach(plan -> lines.add("  may be replayed in increment " + plan.getIncrement()));
    plans.stream().findFirst().ifPresent(plan -> lines.add("  " + firstCheckpoint(plan, contents)));
  }

  /**
   * Inside an increment the order of records is shuffled: only its end surely includes them all.
   */
  private static String firstCheckpoint(IncrementPlan plan, RootContents contents) {
    return contents.checkpoints().stream()
        .filter(
            checkpoint ->
                checkpoint.state().getIncrement() > plan.getIncrement()
                    || (checkpoint.state().getIncrement() == plan.getIncrement()
                        && checkpoint.state().getIncrementDone()))
        .findFirst()
        .map(checkpoint -> "first kept checkpoint that surely includes it: " + checkpoint.name())
        .orElse("no checkpoint surely includes it yet");
  }

  private static boolean holds(List<PlannedShard> shards, String shardId) {
    return shards.stream().anyMatch(shard -> shard.getShardId().equals(shardId));
  }

  /** A span of code points, on one line; spans that do not fit the text are empty. */
  private static String slice(String text, int start, int end) {
    int length = text.codePointCount(0, text.length());
    if (start < 0 || end < start || end > length) {
      return "";
    }
    return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end))
        .replace("\n", "\\n");
  }
}
