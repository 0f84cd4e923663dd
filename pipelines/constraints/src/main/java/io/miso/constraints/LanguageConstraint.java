package io.miso.constraints;

import io.miso.constraints.language.LanguageId;
import java.util.Map;

/** The language the output is in. */
public sealed interface LanguageConstraint extends Constraint {

  /** The detected language has the code; text without a detectable language passes. */
  record ResponseLanguage(String code) implements LanguageConstraint {
    static final String KIND = "language:response_language";

    static ResponseLanguage of(Params params) {
      String code = params.text("language");
      if (!LanguageId.codes().contains(code)) {
        throw params.wrong("language", code, "give one of " + LanguageId.codes());
      }
      return new ResponseLanguage(code);
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("language", code);
    }

    @Override
    public String expected() {
      return "language " + code;
    }

    @Override
    public Verdict judge(Output output) {
      return detected(output, code, expected());
    }

    @Override
    public Verdict judgeRepaired(Output output, Verdict exact) {
      return exact.satisfied() ? stable(output, code, expected()) : exact;
    }
  }

  /**
   * The verdict of language identification repeated until it is stable: text without a detectable
   * language fails.
   */
  static Verdict stable(Output output, String code, String expected) {
    boolean satisfied = output.isSurely(code);
    String observed = "language " + output.language().orElse("none detected");
    return Verdict.of(
        satisfied, expected, satisfied ? observed : observed + ", not surely " + code);
  }

  /** The verdict of language identification alone. */
  static Verdict detected(Output output, String code, String expected) {
    String found = output.language().orElse("none detected");
    boolean satisfied = found.equals(code) || found.equals("none detected");
    return Verdict.of(satisfied, expected, "language " + found);
  }
}
