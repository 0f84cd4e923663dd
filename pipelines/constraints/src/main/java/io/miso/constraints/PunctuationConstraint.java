package io.miso.constraints;

import io.miso.constraints.text.Span;
import java.util.List;
import java.util.Map;

/** Which punctuation the output may use. */
public sealed interface PunctuationConstraint extends Constraint {

  /** No ASCII comma; commas of other scripts are allowed. */
  record NoComma() implements PunctuationConstraint {
    static final String KIND = "punctuation:no_comma";

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
      return "no comma";
    }

    @Override
    public Verdict judge(Output output) {
      List<Span> found = Span.occurrences(output.text(), ",");
      return Counted.verdict(this, found.isEmpty(), found, output);
    }
  }
}
