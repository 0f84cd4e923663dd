package io.miso.constraints.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markers of chat templates inside a text, such as {@code <|im_end|>}: a tokenizer may read them as
 * the end of the turn (ChatML, Llama 3, Gemma, Mistral). Braces of template languages are text.
 */
record MarkersRule() implements Rule {
  private static final Pattern MARKER =
      Pattern.compile("<\\|[A-Za-z0-9_]{2,40}\\|>|</?(?:start|end)_of_turn>|\\[/?INST\\]");

  @Override
  public List<Finding> check(Row row) {
    List<Finding> findings = new ArrayList<>(0);
    check(findings, "instruction", row.instruction());
    check(findings, "output", row.output());
    return findings;
  }

  private static void check(List<Finding> findings, String name, String text) {
    if (!text.contains("|>") && !text.contains("_of_turn>") && !text.contains("INST]")) {
      return;
    }
    Matcher marker = MARKER.matcher(text);
    if (marker.find()) {
      findings.add(
          new Finding("TEMPLATE_MARKER", "The %s holds %s".formatted(name, marker.group())));
    }
  }
}
