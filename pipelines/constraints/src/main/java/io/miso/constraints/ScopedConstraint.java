package io.miso.constraints;

import io.miso.constraints.text.Marks;
import io.miso.constraints.text.Search;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Another constraint that holds for one part of the output alone; the part is cut out and judged by
 * the inner constraint's own verifier.
 *
 * @param scope what sort of part
 * @param label what heads a section; empty for other scopes
 * @param index which part, from 1
 * @param inner what the part must satisfy
 */
public record ScopedConstraint(Scope scope, String label, long index, Constraint inner)
    implements Constraint {
  /** This kind's id. */
  public static final String KIND = "miso:scoped";

  /** What can be asked of alone. */
  public enum Scope {
    /** What follows a line that begins with the label and the index, up to the next such head. */
    SECTION,
    /** The piece between two {@code ***} dividers, blank pieces not counted. */
    PARAGRAPH,
    /** The text of one bullet line. */
    BULLET;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ScopedConstraint of(Params params) {
    String word = params.text("scope");
    Scope scope =
        List.of(Scope.values()).stream()
            .filter(known -> known.word().equals(word))
            .findFirst()
            .orElseThrow(() -> params.wrong("scope", word, "give section, paragraph or bullet"));
    String label = scope == Scope.SECTION ? params.expression("label") : "";
    long index = params.count("index");
    String kind = params.text("kind");
    if (index < 1) {
      throw params.wrong("index", index, "count parts from 1");
    }
    if (kind.equals(KIND)) {
      throw params.wrong("kind", kind, "give a kind that judges a text");
    }
    return new ScopedConstraint(scope, label, index, Kinds.of(kind, params.rest()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> params() {
    Map<String, Object> params = new HashMap<>(inner.params());
    params.put("scope", scope.word());
    params.put("index", index);
    params.put("kind", inner.kind());
    if (scope == Scope.SECTION) {
      params.put("label", label);
    }
    return Map.copyOf(params);
  }

  @Override
  public String expected() {
    return "in " + name() + ": " + inner.expected();
  }

  @Override
  public Verdict judge(Output output) {
    return inPart(output, inner::verify);
  }

  @Override
  public Verdict judgeRepaired(Output output, Verdict exact) {
    return inPart(output, part -> inner.verifyBoth(part).repaired());
  }

  private Verdict inPart(Output output, Function<Output, Verdict> judge) {
    String text = output.text();
    Optional<Span> part = part(text);
    if (part.isEmpty()) {
      return Verdict.of(false, expected(), "no " + name());
    }
    Span span = part.get();
    Verdict verdict = judge.apply(new Output(span.in(text)));
    int before = output.codePoint(span.start());
    List<Evidence> evidence =
        verdict.evidence().stream()
            .map(e -> new Evidence(before + e.start(), before + e.end(), e.note()))
            .toList();
    return new Verdict(verdict.status(), expected(), verdict.observed(), evidence);
  }

  private String name() {
    return scope == Scope.SECTION ? label + " " + index : scope.word() + " " + index;
  }

  private Optional<Span> part(String output) {
    List<Span> parts =
        switch (scope) {
          case SECTION -> sections(output);
          case PARAGRAPH ->
              Span.split(output, "***").stream()
                  .filter(piece -> !Text.isBlank(piece.in(output)))
                  .toList();
          case BULLET -> Marks.bullets(output).stream().map(b -> unmarked(output, b)).toList();
        };
    int at = scope == Scope.SECTION ? 0 : (int) Math.min(index - 1, Integer.MAX_VALUE);
    return at < parts.size() ? Optional.of(parts.get(at)) : Optional.empty();
  }

  /** The sections of this index, from the end of the head to the next head or the text's end. */
  private List<Span> sections(String output) {
    List<Span> heads = new ArrayList<>();
    for (Span head : Search.heedingCase(Text.strip(label)).all(output, output)) {
      if (opensLine(output, head.start()) && Marks.isNumberAhead(output, head.end())) {
        heads.add(new Span(head.start(), numberEnd(output, head.end())));
      }
    }
    List<Span> found = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      int end = i + 1 < heads.size() ? heads.get(i + 1).start() : output.length();
      String head = heads.get(i).in(output);
      if (head.endsWith(Long.toString(index)) && !endsInLongerNumber(head)) {
        found.add(new Span(heads.get(i).end(), end));
      }
    }
    return found;
  }

  private boolean endsInLongerNumber(String head) {
    int before = head.length() - Long.toString(index).length() - 1;
    return before >= 0 && Text.isDigit(head.charAt(before));
  }

  /** Only blanks and Markdown's marks of a head may stand before it in its line. */
  private static boolean opensLine(String output, int at) {
    int before = at - 1;
    while (before >= 0 && " \t#*\"".indexOf(output.charAt(before)) >= 0) {
      before--;
    }
    return before < 0 || output.charAt(before) == '\n';
  }

  private static int numberEnd(String output, int from) {
    int end = from;
    while (end < output.length()
        && (Text.isDigit(output.codePointAt(end))
            || (end == from && Text.isBlank(output.charAt(end))))) {
      end++;
    }
    return end;
  }

  private static Span unmarked(String output, Span bullet) {
    int start = bullet.start();
    while (start < bullet.end() && " \t\n*-".indexOf(output.charAt(start)) >= 0) {
      start++;
    }
    return new Span(start, bullet.end());
  }
}
