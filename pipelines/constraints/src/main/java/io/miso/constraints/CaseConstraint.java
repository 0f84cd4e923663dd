package io.miso.constraints;

import io.miso.constraints.text.CapitalTokens;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.Map;

/** Capital and small letters. The two English kinds also ask for English. */
public sealed interface CaseConstraint extends Constraint {

  /** English without small letters. */
  record EnglishCapital() implements CaseConstraint {
    static final String KIND = "change_case:english_capital";

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
      return "English in capital letters only";
    }

    @Override
    public Verdict judge(Output output) {
      return Text.isUpper(output.text())
          ? LanguageConstraint.detected(output, "en", expected())
          : Verdict.of(false, expected(), "small letters, or no letters");
    }

    @Override
    public Verdict judgeRepaired(Output output, Verdict exact) {
      return exact.satisfied() ? LanguageConstraint.stable(output, "en", expected()) : exact;
    }
  }

  /** English without capital letters. */
  record EnglishLowercase() implements CaseConstraint {
    static final String KIND = "change_case:english_lowercase";

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
      return "English in small letters only";
    }

    @Override
    public Verdict judge(Output output) {
      return Text.isLower(output.text())
          ? LanguageConstraint.detected(output, "en", expected())
          : Verdict.of(false, expected(), "capital letters, or no letters");
    }

    @Override
    public Verdict judgeRepaired(Output output, Verdict exact) {
      return exact.satisfied() ? LanguageConstraint.stable(output, "en", expected()) : exact;
    }
  }

  /** How many Treebank tokens are all in capitals. A negative number is legal, as upstream. */
  record CapitalWordFrequency(long frequency, Relation relation) implements CaseConstraint {
    static final String KIND = "change_case:capital_word_frequency";

    static CapitalWordFrequency of(Params params) {
      return new CapitalWordFrequency(
          params.whole("capital_frequency"), params.relation("capital_relation"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("capital_frequency", frequency, "capital_relation", relation.words());
    }

    @Override
    public String expected() {
      return relation.words() + " " + frequency + " words in capitals";
    }

    @Override
    public Verdict judge(Output output) {
      long count = 0;
      for (Span sentence : output.sentences()) {
        count += CapitalTokens.count(output.text(), sentence);
      }
      return Verdict.of(relation.holds(count, frequency), expected(), Long.toString(count));
    }
  }
}
