package io.miso.constraints;

import io.miso.constraints.text.Search;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Content that is recognised by its marks. */
public sealed interface ContentConstraint extends Constraint {

  /** At least so many {@code [...]} on one line each, shortest first. */
  record NumberPlaceholders(long number) implements ContentConstraint {
    static final String KIND = "detectable_content:number_placeholders";

    static NumberPlaceholders of(Params params) {
      return new NumberPlaceholders(params.count("num_placeholders"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("num_placeholders", number);
    }

    @Override
    public String expected() {
      return "at least " + number + " placeholders";
    }

    @Override
    public Verdict judge(Output output) {
      String text = output.text();
      List<Span> found = new ArrayList<>();
      int open = -1;
      for (int i = text.indexOf('['); i >= 0 && i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '[' && open < 0) {
          open = i;
        } else if (c == ']' && open >= 0) {
          found.add(new Span(open, i + 1));
          open = -1;
        } else if (c == '\n') {
          open = -1;
        }
      }
      return Counted.verdict(this, found.size() >= number, found, output);
    }
  }

  /** A postscript marker occurs anywhere; {@code P.S.} is met by {@code P.P.S.} too. */
  record Postscript(String marker) implements ContentConstraint {
    static final String KIND = "detectable_content:postscript";
    private static final int LAST_SHARE = 5;
    private static final int LAST_LINES = 2;

    static Postscript of(Params params) {
      return new Postscript(params.expressionInAnyCase("postscript_marker"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("postscript_marker", marker);
    }

    @Override
    public String expected() {
      return "a postscript that begins with " + marker;
    }

    @Override
    public Verdict judge(Output output) {
      String lower = output.lower();
      List<Span> found =
          switch (marker) {
            case "P.P.S" -> spaced(lower, List.of("p.", "p.", "s"));
            case "P.S." -> spaced(lower, List.of("p.", "s."));
            default -> Search.ignoringCase(Text.lower(marker)).first(lower, Text.folded(lower));
          };
      return Verdict.of(!found.isEmpty(), expected(), found.isEmpty() ? "none" : "present");
    }

    /** At the start of a line in the last fifth of those that are not blank, or the last two. */
    @Override
    public Verdict judgeRepaired(Output output, Verdict exact) {
      String text = output.text();
      List<Span> lines =
          Span.split(text, "\n").stream().filter(line -> !Text.isBlank(line.in(text))).toList();
      int last = Math.max(LAST_LINES, (lines.size() + LAST_SHARE - 1) / LAST_SHARE);
      List<Span> found =
          lines.subList(Math.max(0, lines.size() - last), lines.size()).stream()
              .filter(line -> Text.startsInAnyCase(Text.stripLeft(line.in(text)), marker))
              .toList();
      String observed = found.isEmpty() ? "none at the start of a last line" : "present";
      return new Verdict(
          !found.isEmpty(), expected(), observed, Evidence.of(output, found, "postscript"));
    }

    /** Where the parts follow each other with at most one blank between two. */
    private static List<Span> spaced(String text, List<String> parts) {
      List<Span> found = new ArrayList<>();
      for (Span first : Span.occurrences(text, parts.get(0))) {
        int at = first.start();
        for (int i = 0; at >= 0 && i < parts.size(); i++) {
          if (i > 0 && at < text.length() && Text.isBlank(text.charAt(at))) {
            at++;
          }
          at = text.startsWith(parts.get(i), at) ? at + parts.get(i).length() : -1;
        }
        if (at >= 0) {
          found.add(new Span(first.start(), at));
        }
      }
      return found;
    }
  }
}
