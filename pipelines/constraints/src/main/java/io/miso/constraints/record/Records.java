package io.miso.constraints.record;

import io.miso.constraints.Constraint;
import io.miso.constraints.Evidence;
import io.miso.constraints.Kinds;
import io.miso.constraints.Verdict;
import io.miso.constraints.Verdicts;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.decompose.Segment;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.EvidenceRecord;
import io.miso.schemas.SegmentLabel;
import io.miso.schemas.SegmentOrigin;
import io.miso.schemas.SegmentRole;
import io.miso.schemas.SubContext;
import io.miso.schemas.VerdictRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Constraints, verdicts and segments as the log stores them, and back. */
public final class Records {
  private static final int UNKNOWN = -1;

  private Records() {}

  /** A composed constraint, worded in one of the instruction's messages. */
  public static ConstraintRecord toRecord(Instruction instruction, Placed placed) {
    return new ConstraintRecord(
        placed.constraintId(),
        placed.constraint().kind(),
        sorted(placed.constraint()),
        instruction.wording(placed),
        instruction.messageIndex(placed),
        placed.start(),
        placed.end(),
        placed.templateId());
  }

  /** A constraint of which it is not known where the instruction words it. */
  public static ConstraintRecord toRecord(String constraintId, Constraint constraint) {
    return new ConstraintRecord(
        constraintId, constraint.kind(), sorted(constraint), "", UNKNOWN, UNKNOWN, UNKNOWN, "");
  }

  /** Constraints of which it is not known where the instruction words them, as c0, c1, ... */
  public static List<ConstraintRecord> unplaced(List<Constraint> constraints) {
    List<ConstraintRecord> records = new ArrayList<>();
    for (Constraint constraint : constraints) {
      records.add(toRecord("c" + records.size(), constraint));
    }
    return records;
  }

  /** The verdicts on constraints, in their order. */
  public static List<VerdictRecord> verdicts(
      List<ConstraintRecord> constraints, List<Verdicts> verdicts) {
    List<VerdictRecord> records = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      records.add(toRecord(constraints.get(i).getConstraintId(), verdicts.get(i)));
    }
    return records;
  }

  /**
   * The constraint of a record.
   *
   * @throws io.miso.constraints.ConstraintException if the kind is unknown or a parameter is wrong
   */
  public static Constraint fromRecord(ConstraintRecord stored) {
    return Kinds.of(stored.getKind(), stored.getParams());
  }

  /** The verdicts on the constraint of that id; readable is the first that is not satisfied. */
  public static VerdictRecord toRecord(String constraintId, Verdicts verdicts) {
    Verdict verdict = verdicts.decisive();
    return new VerdictRecord(
        constraintId,
        Verdict.VERIFIER_VERSION,
        verdicts.exact().satisfied(),
        verdict.expected(),
        verdict.observed(),
        verdict.evidence().stream().map(Records::toRecord).toList(),
        verdicts.repaired().satisfied());
  }

  /** A segment of a decomposed message. */
  public static SubContext toRecord(Segment segment) {
    return new SubContext(
        segment.start(),
        segment.end(),
        SegmentRole.valueOf(segment.role().name()),
        SegmentLabel.valueOf(segment.label().name()),
        segment.kinds(),
        segment.constraintIds(),
        SegmentOrigin.valueOf(segment.origin().name()),
        segment.messageIndex());
  }

  /** Immutable maps iterate in another order in every process, and the order reaches the bytes. */
  private static Map<String, Object> sorted(Constraint constraint) {
    return new TreeMap<>(constraint.params());
  }

  private static EvidenceRecord toRecord(Evidence evidence) {
    return new EvidenceRecord(evidence.start(), evidence.end(), evidence.note());
  }
}
