package io.miso.constraints.clean;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markers of chat templates inside a text, such as {@code <|im_end|>}: a tokenizer may read them as
 * the end of the turn (ChatML, Llama 3, Gemma, Mistral). Braces of template languages are text.
 */
record MarkersRule() implements TextRule {
  private static final Pattern MARKER =
      Pattern.compile("<\\|[A-Za-z0-9_]{2,40}\\|>|</?(?:start|end)_of_turn>|\\[/?INST\\]");

  @Override
  public Optional<Finding> find(String name, String text) {
    if (!text.contains("|>") && !text.contains("_of_turn>") && !text.contains("INST]")) {
      return Optional.empty();
    }
    Matcher marker = MARKER.matcher(text);
    return marker.find()
        ? Optional.of(
            new Finding("TEMPLATE_MARKER", "The %s holds %s".formatted(name, marker.group())))
        : Optional.empty();
  }
}
