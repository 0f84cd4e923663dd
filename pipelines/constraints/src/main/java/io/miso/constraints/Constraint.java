package io.miso.constraints;

import io.miso.constraints.text.Search;
import java.io.Serializable;
import java.util.Map;

/**
 * One demand on an output, with its verifier. Kinds of IFEval and of IFBench have their ids there
 * and the rules of their reference checkers, restated: strict, quirks included. Kinds of our own
 * are {@code miso:...}.
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
        CountConstraint,
        TextConstraint,
        WordsConstraint,
        LayoutConstraint,
        DataConstraint,
        IfbenchConstraint,
        PlainConstraint,
        ScopedConstraint {

  /** The id, such as {@code keywords:existence} or {@code miso:length:words_at_most}. */
  String kind();

  /** Parameters by name; values are Long, String or a list of String. */
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
