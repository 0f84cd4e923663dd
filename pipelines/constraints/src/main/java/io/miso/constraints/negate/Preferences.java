package io.miso.constraints.negate;

import io.miso.constraints.Constraint;
import io.miso.constraints.record.Records;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.Example;
import io.miso.schemas.Preference;
import java.util.List;
import java.util.Optional;

/** Preference pairs of examples. */
final class Preferences {
  private Preferences() {}

  /** The example's answer beside a negative; it depends on the example alone. */
  static Optional<Preference> of(Example example) {
    List<Constraint> constraints =
        example.getConstraints().stream().map(Records::fromRecord).toList();
    return Negatives.of(constraints, example.getOutput(), example.getExampleId().hashCode())
        .map(negative -> pair(example, negative));
  }

  private static Preference pair(Example example, Negative negative) {
    ConstraintRecord broken = example.getConstraints().get(negative.flipped());
    return Preference.newBuilder()
        .setExampleId(example.getExampleId())
        .setMessages(example.getMessages())
        .setChosen(example.getOutput())
        .setRejected(negative.output())
        .setConstraintId(broken.getConstraintId())
        .setKind(broken.getKind())
        .setOperator(negative.operator().name())
        .setChanged(changed(example.getOutput(), negative.output()))
        .build();
  }

  /** UTF-16 units between what both have in common at the start and at the end. */
  private static int changed(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int start = 0;
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    return Math.max(one.length(), other.length()) - start - end;
  }
}
