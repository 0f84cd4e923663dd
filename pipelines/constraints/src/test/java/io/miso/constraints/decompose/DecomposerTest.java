package io.miso.constraints.decompose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Split;
import io.miso.constraints.compose.Turn;
import io.miso.constraints.compose.rich.RichComposer;
import io.miso.constraints.compose.rich.RichCurriculum;
import io.miso.constraints.decompose.Segment.Origin;
import io.miso.constraints.decompose.Segment.Role;
import io.miso.constraints.text.Span;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must hold of every decomposition. */
class DecomposerTest {
  private static final String AWKWARD = "ab. \r\n\t*\"'e\u0301👩‍👩‍👧🌳、中<<>>`";

  @Test
  void givenTenThousandComposed_whenDecomposed_thenTheInvariantsHold() {
    check(10_000);
  }

  @Test
  @Tag("campaign")
  void givenAHundredThousandComposed_whenDecomposed_thenTheInvariantsHold() {
    check(100_000);
  }

  private static void check(int count) {
    for (Split split : List.of(Split.TRAIN, Split.HELD_OUT)) {
      Composer composer = new Composer(new Curriculum(1, 6, split), 3);
      for (long index = 0; index < count / 2; index++) {
        Instruction instruction = composer.compose(index);
        List<Segment> segments = Decomposer.decompose(instruction);
        covers(instruction.text(), segments);
        roles(segments);
        segments.forEach(segment -> cutsCleanly(instruction.text(), segment));
        constraints(instruction, segments);
        assertEquals(segments, Decomposer.decompose(composer.compose(index)));
      }
    }
  }

  /** A clause may tell of a part, and a system message's clauses are cut with its own message. */
  @Test
  void givenTheRichCurriculum_whenDecomposed_thenTheLastMessageIsCoveredInOrder() {
    for (Split split : Split.values()) {
      RichComposer composer = new RichComposer(new RichCurriculum(1, 10, split), 3);
      for (long index = 0; index < 1_000; index++) {
        Instruction instruction = composer.compose(index);
        List<Segment> segments = Decomposer.decompose(instruction);
        covers(instruction.text(), segments);
        roles(segments);
        for (Placed placed : instruction.constraints()) {
          long around =
              segments.stream()
                  .filter(s -> s.constraintIds().contains(placed.constraintId()))
                  .filter(s -> s.start() <= placed.start() && placed.end() <= s.end())
                  .count();
          assertEquals(placed.messageIndex() == Turn.LAST ? 1 : 0, around, instruction.text());
        }
      }
    }
  }

  private static void covers(String text, List<Segment> segments) {
    int at = 0;
    for (Segment segment : segments) {
      assertEquals(at, segment.start());
      assertTrue(segment.end() > segment.start());
      at = segment.end();
    }
    assertEquals(text.codePointCount(0, text.length()), at);
  }

  private static void roles(List<Segment> segments) {
    String order =
        segments.stream()
            .map(s -> s.role() == Role.PREFIX ? "P" : s.role() == Role.SUB ? "S" : "Q")
            .collect(Collectors.joining());
    assertTrue(order.matches("P?S{1,8}Q?"), order);
  }

  /** No blank at the end, and no quoted phrase, title or placeholder cut in two. */
  private static void cutsCleanly(String text, Segment segment) {
    int start = text.offsetByCodePoints(0, segment.start());
    String words = text.substring(start, text.offsetByCodePoints(0, segment.end()));
    assertEquals(words.stripTrailing(), words, text);
    assertEquals(0, count(words, "\"") % 2, text);
    assertEquals(count(words, "<<"), count(words, ">>"), text);
    assertEquals(count(words, "["), count(words, "]"), text);
  }

  private static int count(String words, String mark) {
    return Span.occurrences(words, mark).size();
  }

  /** Every constraint's span lies in exactly one sub-context, and each of these has one. */
  private static void constraints(Instruction instruction, List<Segment> segments) {
    for (Placed placed : instruction.constraints()) {
      List<Segment> around =
          segments.stream()
              .filter(s -> s.start() <= placed.start() && placed.end() <= s.end())
              .toList();
      assertEquals(1, around.size());
      assertEquals(Role.SUB, around.get(0).role());
      assertTrue(around.get(0).constraintIds().contains(placed.constraintId()));
      assertTrue(around.get(0).kinds().contains(placed.constraint().kind()));
    }
    assertTrue(
        segments.stream().allMatch(s -> s.role() != Role.SUB || !s.constraintIds().isEmpty()));
  }

  @Test
  void givenForeignTexts_whenDecomposed_thenTheWholeTextIsOneSubContext() {
    Random random = new Random(8);
    int[] alphabet = AWKWARD.codePoints().toArray();
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(1 + random.nextInt(40), 0, alphabet.length)
          .forEach(c -> text.appendCodePoint(alphabet[c]));
      List<Segment> segments = Decomposer.decompose(text.toString());
      covers(text.toString(), segments);
      assertEquals(1, segments.size());
      assertEquals(Role.SUB, segments.get(0).role());
      assertEquals(Origin.UNSPLIT, segments.get(0).origin());
    }
  }
}
