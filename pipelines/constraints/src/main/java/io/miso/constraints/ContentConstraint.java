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
