package io.miso.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** The figures as text: a pure function of view and width. */
final class StatusText {
  static final String HELD_OUT = "held out";
  private static final String GAP = "  ";
  private static final int TITLE = 11;

  private StatusText() {}

  /** One line a stage and one for the last evaluation; none is longer than the width. */
  static List<String> lines(View view, int width) {
    return List.of(
        line(Stage.GENERATOR.title(), generator(view), width),
        line(Stage.TRAINER.title(), trainer(view), width),
        line(HELD_OUT, evaluation(view.figures()), width));
  }

  /** All on one line, for a log; empty while nothing is known. */
  static String summary(View view) {
    List<String> parts = new ArrayList<>();
    summarize(parts, Stage.GENERATOR.title(), generator(view));
    summarize(parts, Stage.TRAINER.title(), trainer(view));
    summarize(parts, HELD_OUT, evaluation(view.figures()));
    return String.join("; ", parts);
  }

  private static void summarize(List<String> parts, String title, List<String> part) {
    if (!part.isEmpty()) {
      parts.add(title + ": " + String.join(", ", part));
    }
  }

  private static List<String> generator(View view) {
    Figures figures = view.figures();
    List<String> parts = new ArrayList<>();
    state(parts, view.state(Stage.GENERATOR));
    add(parts, figures, "pairsPerSecond", n -> whole(n) + " pairs/s");
    parts.addAll(figures.texts("held"));
    add(parts, figures, "accepted", n -> "accepted " + whole(n));
    add(parts, figures, "rejected", n -> "rejected " + whole(n) + reasons(figures));
    add(parts, figures, "shards", n -> "shards " + whole(n));
    return parts;
  }

  private static String reasons(Figures figures) {
    List<String> top = figures.texts("topRejects");
    return top.isEmpty() ? "" : " (" + String.join(", ", top) + ")";
  }

  private static List<String> trainer(View view) {
    Figures figures = view.figures();
    List<String> parts = new ArrayList<>();
    state(parts, view.state(Stage.TRAINER));
    add(parts, figures, "increment", n -> "increment " + whole(n));
    add(parts, figures, "step", n -> "step " + whole(n));
    add(parts, figures, "loss", n -> "loss " + decimal(n));
    add(parts, figures, "tokensPerSecond", n -> whole(n) + " tokens/s");
    add(parts, figures, "nextCheckpointSeconds", n -> "checkpoint in " + whole(n) + " s");
    return parts;
  }

  private static List<String> evaluation(Figures figures) {
    List<String> parts = new ArrayList<>();
    add(parts, figures, "heldOutLoss", n -> "loss " + decimal(n) + lossChange(figures, n));
    add(
        parts,
        figures,
        "constraintAccuracy",
        n -> "constraints met " + percent(n) + accuracyChange(figures, n));
    return parts;
  }

  private static String lossChange(Figures figures, double loss) {
    return change(figures, "firstHeldOutLoss", first -> text("%+.3f", loss - first));
  }

  private static String accuracyChange(Figures figures, double accuracy) {
    return change(
        figures,
        "firstConstraintAccuracy",
        first -> text("%+.1f points", 100 * (accuracy - first)));
  }

  private static String change(Figures figures, String firstKey, DoubleFunction<String> text) {
    OptionalDouble first = figures.number(firstKey);
    return first.isEmpty() ? "" : " (" + text.apply(first.getAsDouble()) + " since the first)";
  }

  private static void state(List<String> parts, String state) {
    if (!state.isEmpty()) {
      parts.add(state);
    }
  }

  private static void add(
      List<String> parts, Figures figures, String key, DoubleFunction<String> text) {
    figures.number(key).ifPresent(value -> parts.add(text.apply(value)));
  }

  /** Parts that no longer fit are left out whole. */
  private static String line(String title, List<String> parts, int width) {
    StringBuilder line = new StringBuilder(title);
    line.append(" ".repeat(Math.max(1, TITLE - title.length())));
    String gap = "";
    for (String part : parts) {
      if (line.length() + gap.length() + part.length() > width) {
        break;
      }
      line.append(gap).append(part);
      gap = GAP;
    }
    String text = line.toString().stripTrailing();
    return text.substring(0, Math.min(text.length(), width));
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String decimal(double value) {
    return text("%.3f", value);
  }

  private static String percent(double share) {
    return text("%.1f %%", 100 * share);
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
