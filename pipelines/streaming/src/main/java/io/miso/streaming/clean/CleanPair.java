package io.miso.streaming.clean;

import io.miso.config.CleanConfig;
import io.miso.constraints.clean.Finding;
import io.miso.constraints.clean.Masked;
import io.miso.constraints.clean.Row;
import io.miso.constraints.clean.Rules;
import io.miso.schemas.Message;
import io.miso.schemas.RejectReason;
import io.miso.schemas.SourceKind;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Judged;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.Stage;
import io.miso.streaming.validate.ValidatePair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Masks personal data and refuses a pair for every rule that it breaks. A pair with a mask is
 * verified again, since placeholders change what verifiers count.
 */
public final class CleanPair implements Stage<Judged, Judged> {
  private static final long serialVersionUID = 1;
  private static final String WITHHELD = "(withheld, since it holds what looks like a secret)";

  private final Rules rules;
  private final boolean masks;

  /** With the rules that the settings switch on. */
  public CleanPair(CleanConfig clean) {
    this.rules = Rules.of(clean);
    this.masks = clean.has("personal");
  }

  @Override
  public String name() {
    return "CLEAN";
  }

  @Override
  public Origin origin(Judged judged, long eventMillis) {
    return judged.pair().draft().origin();
  }

  @Override
  public Outcome<Judged> apply(Judged judged, long eventMillis) {
    Judged masked = masks ? masked(judged) : judged;
    Pair pair = masked.pair();
    List<RejectReason> reasons = new ArrayList<>(0);
    Judged clean = masked == judged ? judged : verified(masked, reasons);
    Row row = row(pair);
    for (Finding finding : rules.check(row)) {
      reasons.add(new RejectReason(finding.code(), finding.message()));
    }
    return reasons.isEmpty()
        ? new Outcome.Passed<>(clean)
        : new Outcome.Refused<>(pair.draft().origin(), payload(row, reasons), reasons);
  }

  private static Judged verified(Judged masked, List<RejectReason> reasons) {
    Outcome<Judged> again = new ValidatePair().apply(masked.pair(), 0);
    if (again instanceof Outcome.Passed<Judged> passed) {
      return new Judged(masked.pair(), passed.value().verdicts(), masked.redactions());
    }
    for (RejectReason reason : ((Outcome.Refused<Judged>) again).reasons()) {
      String message = "After personal data were masked: " + reason.getMessage();
      reasons.add(new RejectReason(reason.getCode(), message));
    }
    return masked;
  }

  private static Row row(Pair pair) {
    Draft draft = pair.draft();
    String prompt =
        draft.messages().stream().map(Message::getContent).collect(Collectors.joining("\n\n"));
    boolean composed = draft.origin().kind() == SourceKind.COMPOSER;
    return Row.of(prompt, pair.output(), draft.constraints(), composed);
  }

  /** The same object if nothing is masked. */
  private static Judged masked(Judged judged) {
    Pair pair = judged.pair();
    Masked output = Masked.of(pair.output());
    Draft draft = masked(pair.draft());
    return output.redactions().isEmpty() && draft == pair.draft()
        ? judged
        : new Judged(
            new Pair(draft, output.text(), pair.taught()), judged.verdicts(), output.redactions());
  }

  /**
   * A draft whose messages hold no personal data. A composed instruction holds only words of the
   * vocabulary; a published one is masked.
   */
  public static Draft masked(Draft draft) {
    if (draft instanceof Draft.Composed || draft instanceof Draft.Published) {
      return draft;
    }
    List<String> needed =
        draft.constraints().stream().map(c -> c.params().values().toString()).toList();
    List<Message> messages = new ArrayList<>();
    for (Message turn : draft.messages()) {
      Masked masked = Masked.of(turn.getContent(), needed);
      messages.add(new Message(turn.getRole(), masked.text()));
    }
    if (messages.equals(draft.messages())) {
      return draft;
    }
    return draft instanceof Draft.Foreign foreign
        ? new Draft.Foreign(draft.origin(), messages, foreign.output(), draft.constraints())
        : new Draft.Prompt(draft.origin(), messages, draft.constraints());
  }

  /** A secret is not handed on to the rejects. */
  private static String payload(Row row, List<RejectReason> reasons) {
    boolean secret = reasons.stream().anyMatch(reason -> reason.getCode().startsWith("SECRET:"));
    return secret ? WITHHELD : row.instruction() + "\n\n" + row.output();
  }
}
