package io.miso.constraints.verify;

import io.miso.cli.JsonLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prompts in IFEval's format that a model is asked again and again. */
public final class Suite {
  private final List<Prompts.Asked> asked;

  private Suite(List<Prompts.Asked> asked) {
    this.asked = List.copyOf(asked);
  }

  /**
   * Reads a file of prompts.
   *
   * @param option what names the file, for errors
   * @throws IllegalArgumentException naming the file if it has no prompt, and the line of one that
   *     cannot be read or judged, for want of an argument say
   */
  public static Suite read(String option, Path file) {
    List<Prompts.Asked> asked = new ArrayList<>();
    for (JsonLines.Line line : JsonLines.readAll(option, file)) {
      Prompts.Asked prompt = Prompts.asked(line);
      for (Demand demand : prompt.demands()) {
        if (demand instanceof Demand.Refused refused) {
          throw line.wrong("holds " + refused.id() + ", which cannot be judged: " + refused.why());
        }
      }
      asked.add(prompt);
    }
    if (asked.isEmpty()) {
      throw new IllegalArgumentException(
          option + " " + file + " holds no prompt: write one JSON object a line");
    }
    return new Suite(asked);
  }

  /** The prompts in the file's order. */
  public List<String> prompts() {
    return asked.stream().map(Prompts.Asked::prompt).toList();
  }

  /** The names of all shares. */
  public Set<String> figures() {
    return judge(Collections.nCopies(asked.size(), "")).keySet();
  }

  /**
   * Judges a response to each prompt.
   *
   * @return shares from 0 to 1: {@code promptStrict}, {@code promptLoose}, {@code
   *     instructionStrict}, {@code instructionLoose}, and the strict one of each kind by its id
   */
  public Map<String, Double> judge(List<String> responses) {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      judgements.add(Judgement.of(asked.get(i).answered(responses.get(i))));
    }
    return Summary.of(judgements).shares();
  }
}
