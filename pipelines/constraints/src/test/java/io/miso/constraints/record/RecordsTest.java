package io.miso.constraints.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.Constraint;
import io.miso.constraints.ConstraintException;
import io.miso.constraints.Evidence;
import io.miso.constraints.Kinds;
import io.miso.constraints.Verdict;
import io.miso.constraints.Verdicts;
import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Split;
import io.miso.constraints.decompose.Decomposer;
import io.miso.constraints.decompose.Segment;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.EvidenceRecord;
import io.miso.schemas.Message;
import io.miso.schemas.SubContext;
import io.miso.schemas.VerdictRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

/** What the log stores is what was judged, for every kind. */
class RecordsTest {
  private static final Map<String, Map<String, Object>> PARAMS = new TreeMap<>();

  static {
    PARAMS.put("keywords:existence", Map.of("keywords", List.of("cat", "été")));
    PARAMS.put(
        "keywords:frequency", Map.of("keyword", "cat", "frequency", 2L, "relation", "at least"));
    PARAMS.put("keywords:forbidden_words", Map.of("forbidden_words", List.of("dog")));
    PARAMS.put(
        "keywords:letter_frequency",
        Map.of("letter", "a", "let_frequency", 3, "let_relation", "less than"));
    PARAMS.put("language:response_language", Map.of("language", "en"));
    PARAMS.put(
        "length_constraints:number_sentences", Map.of("num_sentences", 2, "relation", "less than"));
    PARAMS.put(
        "length_constraints:number_words", Map.of("num_words", 20.0, "relation", "at least"));
    PARAMS.put("length_constraints:number_paragraphs", Map.of("num_paragraphs", 2));
    PARAMS.put(
        "length_constraints:nth_paragraph_first_word",
        Map.of("num_paragraphs", 2, "nth_paragraph", 1, "first_word", "hi"));
    PARAMS.put("detectable_content:number_placeholders", Map.of("num_placeholders", 1));
    PARAMS.put("detectable_content:postscript", Map.of("postscript_marker", "P.S."));
    PARAMS.put("detectable_format:number_bullet_lists", Map.of("num_bullets", 3));
    PARAMS.put("detectable_format:number_highlighted_sections", Map.of("num_highlights", 1));
    PARAMS.put(
        "detectable_format:multiple_sections", Map.of("section_spliter", "Day", "num_sections", 2));
    PARAMS.put("combination:repeat_prompt", Map.of("prompt_to_repeat", "Say hi."));
    PARAMS.put("startend:end_checker", Map.of("end_phrase", "The end."));
    PARAMS.put(
        "change_case:capital_word_frequency",
        Map.of("capital_frequency", -1, "capital_relation", "at least"));
    PARAMS.put(
        "miso:scoped",
        Map.of("scope", "section", "label", "Part", "index", 2, "kind", "startend:quotation"));
  }

  @Test
  void givenEveryKind_whenStoredAsBytesAndReadBack_thenTheConstraintIsEqual() throws IOException {
    for (String kind : PARAMS.keySet()) {
      Constraint constraint = Kinds.of(kind, PARAMS.getOrDefault(kind, Map.of()));
      ConstraintRecord stored = Records.toRecord("c0", constraint);
      assertEquals(constraint, Records.fromRecord(stored));
      assertEquals(constraint, Records.fromRecord(throughBytes(stored)));
      assertEquals(
          List.of("", -1, -1, -1),
          List.of(
              stored.getText(),
              stored.getMessageIndex(),
              stored.getSpanStart(),
              stored.getSpanEnd()));
    }
  }

  @Test
  void givenComposedInstructions_whenStored_thenWordingsSpansAndSegmentsAreTheirs()
      throws IOException {
    Composer composer = new Composer(new Curriculum(3, 6, Split.TRAIN), 1);
    for (long index = 0; index < 200; index++) {
      Instruction instruction = composer.compose(index);
      for (Placed placed : instruction.constraints()) {
        ConstraintRecord stored = throughBytes(Records.toRecord(instruction, placed));
        assertEquals(placed.constraint(), Records.fromRecord(stored));
        assertEquals(instruction.wording(placed), stored.getText());
        assertEquals(
            List.of(placed.constraintId(), placed.start(), placed.end(), 0, placed.templateId()),
            List.of(
                stored.getConstraintId(),
                stored.getSpanStart(),
                stored.getSpanEnd(),
                stored.getMessageIndex(),
                stored.getTemplateId()));
      }
      Decomposer.decompose(instruction).forEach(RecordsTest::assertMapped);
    }
    Decomposer.decompose(List.of(new Message("user", "A text of its own.")))
        .forEach(RecordsTest::assertMapped);
  }

  @Test
  void givenVerdict_whenStored_thenAllOfItIsThere() {
    Verdict verdict =
        new Verdict(
            true, "no comma", "0", List.of(new Evidence(1, 3, "a"), new Evidence(4, 5, "b")));
    Verdict repaired = Verdict.of(false, "no comma", "1");
    VerdictRecord stored = Records.toRecord("c7", new Verdicts(verdict, verdict));
    assertEquals(
        new VerdictRecord(
            "c7",
            Verdict.VERIFIER_VERSION,
            true,
            "no comma",
            "0",
            List.of(new EvidenceRecord(1, 3, "a"), new EvidenceRecord(4, 5, "b")),
            true),
        stored);
    VerdictRecord refused = Records.toRecord("c7", new Verdicts(verdict, repaired));
    assertTrue(refused.getSatisfied());
    assertFalse(refused.getRepaired());
    assertEquals("1", refused.getObserved());
  }

  @Test
  void givenUnknownKind_whenReadBack_thenRefusedByName() {
    ConstraintRecord stored =
        new ConstraintRecord("c0", "keywords:none", Map.of(), "", -1, -1, -1, "");
    ConstraintException refused =
        assertThrows(ConstraintException.class, () -> Records.fromRecord(stored));
    assertTrue(String.valueOf(refused.getMessage()).contains("keywords:none"));
  }

  private static void assertMapped(Segment segment) {
    SubContext stored = Records.toRecord(segment);
    assertEquals(
        segment,
        new Segment(
            stored.getStart(),
            stored.getEnd(),
            stored.getMessageIndex(),
            Segment.Role.valueOf(stored.getRole().name()),
            Segment.Label.valueOf(stored.getLabel().name()),
            stored.getKinds(),
            stored.getConstraintIds(),
            Segment.Origin.valueOf(stored.getOrigin().name())));
  }

  private static ConstraintRecord throughBytes(ConstraintRecord written) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new SpecificDatumWriter<>(ConstraintRecord.class).write(written, encoder);
    encoder.flush();
    return new SpecificDatumReader<>(ConstraintRecord.class)
        .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
  }
}
