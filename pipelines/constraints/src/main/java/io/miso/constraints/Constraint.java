package io.miso.constraints;

import io.miso.constraints.text.Search;
import io.miso.constraints.text.Text;
import java.io.Serializable;
import java.util.Map;

/**
 * One demand on an output, with IFEval's id and its verifier. The rules are those of the reference
 * checkers (google-research, instruction_following_eval), restated: strict, quirks included.
 */
public sealed interface Constraint extends Serializable
    permits KeywordConstraint,
        LanguageConstraint,
        LengthConstraint,
        ContentConstraint,
        FormatConstraint,
        CombinationConstraint,
        StartEndConstraint,
        CaseConstraint,
        PunctuationConstraint,
        ScopedConstraint {

  /** IFEval's id, such as {@code keywords:existence}, or one of {@code miso:}. */
  String kind();

  /** Parameters under IFEval's names; values are Long, String or a list of String. */
  Map<String, Object> params();

  /** What is asked for, readable. */
  String expected();

  /** Judges an output that is not blank. Call {@link #verify} instead. */
  Verdict judge(String output);

  /** Judges an output; a blank one satisfies nothing. Same output, same verdict. */
  default Verdict verify(String output) {
    if (Text.isBlank(output)) {
      return Verdict.of(false, expected(), "blank output");
    }
    try {
      return judge(output);
    } catch (Search.SearchException givenUp) {
      return Verdict.of(false, expected(), "not judged: " + givenUp.getMessage());
    }
  }
}
