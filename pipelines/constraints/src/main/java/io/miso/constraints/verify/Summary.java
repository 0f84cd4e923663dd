package io.miso.constraints.verify;

import io.miso.constraints.Verdict.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Accuracies as IFEval reports them: what could not be judged counts as not followed. */
final class Summary {
  private static final String ROW = "%-46s %7d %8.1f %8.1f%s%n";

  private final Tally prompts = new Tally();
  private final Tally instructions = new Tally();
  private final Map<String, Tally> byGroup = new TreeMap<>();
  private final Map<String, Tally> byKind = new TreeMap<>();

  private Summary() {}

  static Summary of(List<Judgement> judgements) {
    Summary summary = new Summary();
    judgements.forEach(summary::add);
    return summary;
  }

  private void add(Judgement judgement) {
    boolean errors =
        judgement.instructions().stream().anyMatch(i -> i.strict().status() == Status.ERROR);
    prompts.add(judgement.strict(), judgement.loose(), errors);
    for (Judgement.Instruction judged : judgement.instructions()) {
      String group = judged.id().substring(0, Math.max(0, judged.id().indexOf(':')));
      for (Tally tally :
          List.of(
              instructions,
              byGroup.computeIfAbsent(group, key -> new Tally()),
              byKind.computeIfAbsent(judged.id(), key -> new Tally()))) {
        tally.add(
            judged.strict().satisfied(),
            judged.loose() == Status.SATISFIED,
            judged.strict().status() == Status.ERROR);
      }
    }
  }

  /** Shares from 0 to 1 by name; those of kinds are by the strict rule. */
  Map<String, Double> shares() {
    Map<String, Double> shares = new TreeMap<>();
    shares.put("promptStrict", prompts.share(prompts.strict));
    shares.put("promptLoose", prompts.share(prompts.loose));
    shares.put("instructionStrict", instructions.share(instructions.strict));
    shares.put("instructionLoose", instructions.share(instructions.loose));
    byKind.forEach((kind, tally) -> shares.put(kind, tally.share(tally.strict)));
    return shares;
  }

  /** A table for a person: percentages by the strict and the loose rule. */
  String toText() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%-46s %7s %8s %8s%n", "", "count", "strict", "loose"));
    text.append(prompts.row("prompts"));
    text.append(instructions.row("instructions"));
    text.append(String.format("%nby group%n"));
    byGroup.forEach((group, tally) -> text.append(tally.row("  " + group)));
    text.append(String.format("%nby kind%n"));
    byKind.forEach((kind, tally) -> text.append(tally.row("  " + kind)));
    return text.toString();
  }

  /** Counts how often both rules hold. */
  private static final class Tally {
    private int all;
    private int strict;
    private int loose;
    private int errors;

    void add(boolean strictly, boolean loosely, boolean error) {
      all++;
      strict += strictly ? 1 : 0;
      loose += loosely ? 1 : 0;
      errors += error ? 1 : 0;
    }

    double share(int held) {
      return (double) held / Math.max(1, all);
    }

    String row(String name) {
      String note = errors == 0 ? "" : "  " + errors + " not judged";
      return String.format(
          Locale.ROOT, ROW, name, all, 100 * share(strict), 100 * share(loose), note);
    }
  }
}
