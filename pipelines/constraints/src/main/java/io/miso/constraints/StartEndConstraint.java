package io.miso.constraints;

import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.List;
import java.util.Map;

/** What stands at the two ends of the output. */
public sealed interface StartEndConstraint extends Constraint {

  /** The output ends with a phrase, case and closing double quotes ignored. */
  record EndChecker(String phrase) implements StartEndConstraint {
    static final String KIND = "startend:end_checker";

    static EndChecker of(Params params) {
      return new EndChecker(params.text("end_phrase"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("end_phrase", phrase);
    }

    @Override
    public String expected() {
      return "'" + phrase + "' at the end";
    }

    @Override
    public Verdict judge(Output output) {
      String bare = Text.stripLeft(Text.stripRight(Text.strip(output.text()), '"'), '"');
      boolean satisfied = Text.endsInAnyCase(bare, Text.strip(phrase));
      int tail =
          bare.offsetByCodePoints(
              bare.length(), -Math.min(40, bare.codePointCount(0, bare.length())));
      return Verdict.of(satisfied, expected(), "..." + bare.substring(tail));
    }
  }

  /** The whole output stands between ASCII double quotes. */
  record Quotation() implements StartEndConstraint {
    static final String KIND = "startend:quotation";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of();
    }

    @Override
    public String expected() {
      return "double quotes around the whole";
    }

    @Override
    public Verdict judge(Output output) {
      String text = output.text();
      int start = text.length() - Text.stripLeft(text).length();
      int end = Text.rightEnd(text);
      boolean opens = text.charAt(start) == '"';
      boolean closes = text.charAt(end - 1) == '"';
      List<Span> found = List.of(new Span(start, start + 1), new Span(end - 1, end));
      boolean satisfied = end - start > 1 && opens && closes;
      return new Verdict(
          satisfied,
          expected(),
          (opens ? "opens" : "no opening quote") + ", " + (closes ? "closes" : "no closing quote"),
          satisfied ? Evidence.of(output, found, "quote") : List.of());
    }
  }
}
