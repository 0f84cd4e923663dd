package io.miso.constraints.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.constraints.Constraint;
import io.miso.constraints.Kinds;
import io.miso.constraints.Output;
import io.miso.constraints.Verdict;
import io.miso.constraints.Verdicts;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.VerdictRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records as Avro's bytes, kinds included that the composer does not use. */
class RecordsBytesTest {

  @ParameterizedTest
  @MethodSource("io.miso.constraints.Table#constraints")
  void givenAnyKind_whenEncodedAndDecoded_thenTheSameConstraint(Constraint constraint)
      throws IOException {
    ConstraintRecord stored = Records.toRecord("c0", constraint);
    ConstraintRecord read = ConstraintRecord.fromByteBuffer(stored.toByteBuffer());
    assertEquals(constraint, Records.fromRecord(read));
    assertEquals(-1, read.getMessageIndex());
  }

  @Test
  void givenParameters_whenStored_thenInTheOrderOfTheirNames() {
    Map<String, Object> params = Map.of("num_words", 3, "relation", "at least");
    Constraint constraint = Kinds.of("length_constraints:number_words", params);
    List<String> names = new ArrayList<>(Records.toRecord("c0", constraint).getParams().keySet());
    assertEquals(List.of("num_words", "relation"), names);
  }

  @Test
  void givenVerdict_whenEncodedAndDecoded_thenEvidenceIsThere() throws IOException {
    Verdicts verdict = Kinds.of("punctuation:no_comma", Map.of()).verifyBoth(new Output("a, b"));
    VerdictRecord read =
        VerdictRecord.fromByteBuffer(Records.toRecord("c3", verdict).toByteBuffer());
    assertEquals(Records.toRecord("c3", verdict), read);
    assertEquals(Verdict.VERIFIER_VERSION, read.getVerifierVersion());
    assertEquals(1, read.getEvidence().get(0).getStart());
    assertEquals(2, read.getEvidence().get(0).getEnd());
  }
}
