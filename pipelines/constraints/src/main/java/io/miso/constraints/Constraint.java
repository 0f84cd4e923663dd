package io.miso.constraints;

import io.miso.constraints.text.Search;
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
        PunctuationConstraint {

  /** IFEval's id, such as {@code keywords:existence}. */
  String kind();

  /** Parameters under IFEval's names; values are Long, String or a list of String. */
  Map<String, Object> params();

  /** What is asked for, readable. */
  String expected();

  /** Judges an output that is not blank. Call {@link #verify(Output)} instead. */
  Verdict judge(Output output);

  /**
   * The repaired reading of an output that is not blank: as the instruction is meant, where IFEval
   * grades other than it says.
   *
   * @param exact what {@link #judge} said of the same output
   */
  default Verdict judgeRepaired(Output output, Verdict exact) {
    return exact;
  }

  /**
   * Judges an output as IFEval does; a blank one satisfies nothing. Same output, same verdict. A
   * keyword that takes too long as a regular expression gives an error.
   */
  default Verdict verify(Output output) {
    if (output.isBlank()) {
      return Verdict.of(false, expected(), "blank output");
    }
    try {
      return judge(output);
    } catch (Search.SearchException givenUp) {
      return Verdict.error(expected(), "not judged: " + givenUp.getMessage());
    }
  }

  /** Judges one text; {@link #verify(Output)} spares work when several constraints share it. */
  default Verdict verify(String output) {
    return verify(new Output(output));
  }

  /** Judges an output by both readings. */
  default Verdicts verifyBoth(Output output) {
    Verdict exact = verify(output);
    return new Verdicts(exact, output.isBlank() ? exact : judgeRepaired(output, exact));
  }
}
