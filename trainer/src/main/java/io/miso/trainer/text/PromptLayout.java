package io.miso.trainer.text;

import io.miso.schemas.SegmentRole;
import io.miso.schemas.SubContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Knows where a template puts messages in a prompt.
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
   * Where the template shows a message.
   *
   * @param start its first code point in the prompt
   * @param cut how many code points of it the template leaves out before that
   * @param length how many it shows
   */
  private record Place(int start, int cut, int length) {
    int inPrompt(int codePoint) {
      return start + Math.max(0, Math.min(length, codePoint - cut));
    }

    int end() {
      return start + length;
    }
  }

  /**
   * The sub-contexts in code points of the rendered prompt; without any, the last message is one. A
   * template may trim messages. Sub-contexts of a message that it leaves out are left out, too, but
   * where the last message cannot be found, all of the prompt is one sub-context.
   */
  SubContextSpans locate(String prompt, List<Message> messages, List<SubContext> pieces) {
    Optional<Place> last = findLast(prompt, messages.get(messages.size() - 1).content());
    if (last.isEmpty()) {
      return SubContextSpans.whole(0, length(prompt) - length(tail));
    }
    int start = -1;
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      List<SubContext> subs = subs(pieces, messages, i);
      int from = ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
      Optional<Place> place =
          i + 1 == messages.size() ? last : findFirst(prompt, messages.get(i).content(), from);
      if (!subs.isEmpty() && place.isPresent()) {
        start = start < 0 ? place.get().inPrompt(subs.get(0).getStart()) : start;
        subs.forEach(sub -> ends.add(place.get().inPrompt(sub.getEnd())));
      }
    }
    return ends.isEmpty()
        ? SubContextSpans.whole(last.get().start(), last.get().end())
        : SubContextSpans.from(start, ends);
  }

  private static List<SubContext> subs(
      List<SubContext> pieces, List<Message> messages, int message) {
    return pieces.stream()
        .filter(piece -> piece.getRole() == SegmentRole.SUB)
        .filter(piece -> SubContextSpans.message(piece, messages) == message)
        .toList();
  }

  /** The place of the last message, which the tail follows. */
  private Optional<Place> findLast(String prompt, String content) {
    for (String shown : List.of(content, PythonText.strip(content))) {
      int at =
          prompt.endsWith(shown + tail)
              ? prompt.length() - tail.length() - shown.length()
              : prompt.lastIndexOf(shown);
      if (at >= 0) {
        return Optional.of(place(prompt, at, content, shown));
      }
    }
    return Optional.empty();
  }

  /** The first place of a message after a code point of the prompt. */
  private static Optional<Place> findFirst(String prompt, String content, int from) {
    for (String shown : List.of(content, PythonText.strip(content))) {
      int at = prompt.indexOf(shown, prompt.offsetByCodePoints(0, from));
      if (at >= 0) {
        return Optional.of(place(prompt, at, content, shown));
      }
    }
    return Optional.empty();
  }

  private static Place place(String prompt, int at, String content, String shown) {
    boolean whole = shown.length() == content.length();
    int cut = length(content) - length(PythonText.stripStart(content, PythonText::isSpace));
    return new Place(prompt.codePointCount(0, at), whole ? 0 : cut, length(shown));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
