package io.miso.trainer.text;

import io.miso.schemas.SubContext;
import java.util.List;
import java.util.Optional;

/**
 * Knows where a template puts the last message in a prompt.
 *
 * @param tail what the template writes after the last message; empty if that is not known
 */
record PromptLayout(String tail) {
  /** A message that cannot be part of a template. */
  static final String PROBE = "Mv7qProbe";

  /** Learns the tail from the rendering of a probe. */
  static PromptLayout of(ChatTemplate template) {
    String text = template.render(List.of(new Message("user", PROBE)), true);
    return new PromptLayout(afterProbe(text).orElse(""));
  }

  /** What a rendered text writes after its last probe, if it holds one. */
  static Optional<String> afterProbe(String text) {
    int at = text.lastIndexOf(PROBE);
    return at < 0 ? Optional.empty() : Optional.of(text.substring(at + PROBE.length()));
  }

  /**
   * The sub-contexts of the last message in code points of the rendered prompt. A template may trim
   * the message; where the message cannot be found at all, all of the prompt is one sub-context.
   */
  SubContextSpans locate(String prompt, String content, List<SubContext> pieces) {
    SubContextSpans spans = SubContextSpans.of(pieces, length(content));
    String trimmed = PythonText.strip(content);
    int cut = length(content) - length(PythonText.stripStart(content, PythonText::isSpace));
    int whole = find(prompt, content);
    if (whole >= 0) {
      return place(spans, prompt, whole, content, 0);
    }
    int start = find(prompt, trimmed);
    return start >= 0
        ? place(spans, prompt, start, trimmed, cut)
        : SubContextSpans.whole(0, length(prompt) - length(tail));
  }

  private static SubContextSpans place(
      SubContextSpans spans, String prompt, int at, String shown, int cut) {
    int start = prompt.codePointCount(0, at);
    return spans.shifted(start - cut, start, start + length(shown));
  }

  private int find(String prompt, String content) {
    return prompt.endsWith(content + tail)
        ? prompt.length() - tail.length() - content.length()
        : prompt.lastIndexOf(content);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
