package io.miso.streaming.generate;

import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.EvidenceRecord;
import io.miso.schemas.Example;
import io.miso.schemas.Message;
import io.miso.schemas.Reject;
import io.miso.schemas.SubContext;
import io.miso.schemas.VerdictRecord;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Examples and rejects as text for a person. */
final class Readable {
  private static final int WIDTH = 78;

  private Readable() {}

  static String example(Example example) {
    StringBuilder text = new StringBuilder(rule("pair " + place(example)));
    for (Message message : example.getMessages()) {
      text.append(message.getRole()).append(":\n").append(indented(message.getContent()));
    }
    text.append("sub-contexts:\n");
    for (SubContext sub : example.getSubContexts()) {
      text.append(subContext(example.getMessages().get(sub.getMessageIndex()).getContent(), sub));
    }
    text.append("constraints:\n");
    for (int i = 0; i < example.getConstraints().size(); i++) {
      text.append(constraint(example.getConstraints().get(i), example.getVerdicts().get(i)));
    }
    return text.append("output:\n").append(indented(example.getOutput())).toString();
  }

  static String reject(Reject reject) {
    String reasons =
        reject.getReasons().stream()
            .map(reason -> "  " + reason.getCode() + ": " + reason.getMessage() + "\n")
            .collect(Collectors.joining());
    String place = reject.getSourceUri() + " " + reject.getSourceOffset();
    return rule("reject " + place + " at " + reject.getStage()) + reasons;
  }

  private static String place(Example example) {
    return example.getLineage().getSourceUri()
        + " "
        + example.getLineage().getSourceOffset()
        + (example.getLevel() == 0 ? "" : ", level " + example.getLevel());
  }

  private static String subContext(String message, SubContext sub) {
    int start = message.offsetByCodePoints(0, sub.getStart());
    int end = message.offsetByCodePoints(start, sub.getEnd() - sub.getStart());
    String words = message.substring(start, end).strip().replace("\n", " ");
    return "  %-6s %-10s %s%n".formatted(sub.getRole(), sub.getLabel(), words);
  }

  private static String constraint(ConstraintRecord constraint, VerdictRecord verdict) {
    StringBuilder text = new StringBuilder();
    text.append("  ").append(verdict.getSatisfied() ? "PASS " : "FAIL ");
    text.append(constraint.getKind()).append(' ');
    text.append(new TreeMap<>(constraint.getParams())).append('\n');
    text.append("       expected ").append(verdict.getExpected());
    text.append(", observed ").append(verdict.getObserved()).append('\n');
    for (EvidenceRecord evidence : verdict.getEvidence()) {
      text.append("       at ").append(evidence.getStart()).append("..").append(evidence.getEnd());
      text.append(' ').append(evidence.getNote()).append('\n');
    }
    return text.toString();
  }

  private static String rule(String title) {
    return "--- " + title + " " + "-".repeat(Math.max(3, WIDTH - title.length())) + "\n";
  }

  private static String indented(String content) {
    return content.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }
}
