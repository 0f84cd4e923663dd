package io.miso.constraints;

import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.List;
import java.util.Map;

/** Outputs made of more than one part. */
public sealed interface CombinationConstraint extends Constraint {

  /** Two different responses, divided by six stars. */
  record TwoResponses() implements CombinationConstraint {
    static final String KIND = "combination:two_responses";
    private static final String DIVIDER = "******";

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
      return "two different responses divided by " + DIVIDER;
    }

    @Override
    public Verdict judge(Output output) {
      String text = output.text();
      List<Span> pieces = Span.split(text, DIVIDER);
      List<Span> full = pieces.stream().filter(piece -> !Text.isBlank(piece.in(text))).toList();
      boolean blankInside =
          pieces.stream()
              .skip(1)
              .limit(Math.max(0, pieces.size() - 2))
              .anyMatch(piece -> !full.contains(piece));
      boolean differ =
          full.stream().map(piece -> Text.strip(piece.in(text))).distinct().count() == 2;
      return Counted.verdict(this, !blankInside && full.size() == 2 && differ, full, output);
    }
  }

  /** The output begins with the given prompt, case ignored. */
  record RepeatPrompt(String prompt) implements CombinationConstraint {
    static final String KIND = "combination:repeat_prompt";

    static RepeatPrompt of(Params params) {
      return new RepeatPrompt(params.text("prompt_to_repeat"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("prompt_to_repeat", prompt);
    }

    @Override
    public String expected() {
      return "the prompt first";
    }

    @Override
    public Verdict judge(Output output) {
      boolean satisfied = Text.startsInAnyCase(Text.strip(output.text()), Text.strip(prompt));
      return Verdict.of(satisfied, expected(), satisfied ? "repeated" : "another beginning");
    }
  }
}
