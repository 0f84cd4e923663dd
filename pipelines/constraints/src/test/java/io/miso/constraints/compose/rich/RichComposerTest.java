package io.miso.constraints.compose.rich;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.Constraint;
import io.miso.constraints.compose.Composition;
import io.miso.constraints.compose.Form;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Piece;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Split;
import io.miso.constraints.compose.Turn;
import io.miso.constraints.text.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RichComposerTest {
  private static final long SEED = 7;
  private static final int MANY = 5_000;
  private static final List<Instruction> TRAIN = many(1, 10, Split.TRAIN, MANY).toList();

  private static Stream<Instruction> many(int min, int max, Split split, int count) {
    RichComposer composer = new RichComposer(new RichCurriculum(min, max, split), SEED);
    return LongStream.range(0, count).mapToObj(composer::compose);
  }

  private static List<Constraint> constraints(Instruction instruction) {
    return instruction.constraints().stream().map(Placed::constraint).toList();
  }

  @Test
  void givenSeedAndIndex_whenComposedElsewhereAndInAnotherOrder_thenTheSame()
      throws IOException, ClassNotFoundException {
    RichComposer composer = new RichComposer(new RichCurriculum(1, 10, Split.TRAIN), SEED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(composer);
      out.writeObject(TRAIN.get(3));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      RichComposer copy = (RichComposer) in.readObject();
      for (int i = 199; i >= 0; i--) {
        assertEquals(TRAIN.get(i), copy.compose(i));
      }
      assertEquals(TRAIN.get(3), in.readObject());
    }
  }

  @ParameterizedTest
  @EnumSource(Split.class)
  void givenASplit_whenManyAreComposed_thenEachIsSound(Split split) {
    many(1, 10, split, 1_500).forEach(RichComposerTest::assertSound);
  }

  @Test
  void givenLevels_whenManyAreComposed_thenTheyAreUniformAndWithinTheBounds() {
    Map<Integer, Long> levels = TRAIN.stream().collect(groupingBy(Instruction::level, counting()));
    assertEquals(10, levels.size());
    levels.forEach((level, n) -> assertTrue(n > MANY / 13 && n < MANY / 8, level + ": " + n));
    assertEquals(
        Set.of(4, 5, 6), many(4, 6, Split.TRAIN, 600).map(Instruction::level).collect(toSet()));
  }

  @Test
  void givenManyInstructions_whenKindsAreCounted_thenAllOccurAndNoneDominates() {
    Map<String, Long> kinds =
        TRAIN.stream()
            .flatMap(i -> constraints(i).stream())
            .collect(groupingBy(Constraint::kind, counting()));
    assertEquals(61, kinds.size());
    kinds.forEach((kind, n) -> assertTrue(n > MANY / 90, kind + ": " + n));
    kinds.forEach((kind, n) -> assertTrue(n < MANY / 3, kind + ": " + n));
  }

  @Test
  void givenManyInstructions_whenLookedAt_thenEveryShapeOccurs() {
    Map<Composition, Long> compositions =
        TRAIN.stream().collect(groupingBy(Instruction::composition, counting()));
    assertEquals(Set.of(Composition.values()), compositions.keySet());
    assertEquals(Set.of(Form.values()), TRAIN.stream().map(i -> i.task().form()).collect(toSet()));
    long systems = TRAIN.stream().filter(i -> roles(i).startsWith("system")).count();
    long earlier = TRAIN.stream().filter(i -> roles(i).contains("assistant")).count();
    long inSystem =
        TRAIN.stream()
            .filter(i -> i.constraints().stream().anyMatch(p -> p.messageIndex() == 0))
            .count();
    long lists = TRAIN.stream().filter(i -> i.text().contains("\n")).count();
    long leadIns =
        TRAIN.stream()
            .filter(i -> i.pieces().get(i.pieces().size() - 1).part() == Piece.Part.SUFFIX)
            .filter(i -> !i.text().contains("\n"))
            .count();
    for (long shape : List.of(systems, earlier, inSystem, lists, leadIns)) {
      assertTrue(shape > MANY / 20, () -> "only " + shape);
    }
  }

  private static String roles(Instruction instruction) {
    return instruction.messages().stream().map(Turn::role).collect(Collectors.joining(" "));
  }

  @Test
  void givenSplits_whenCompared_thenTheyShareNeitherThingOfATopicNorWording() {
    Function<Instruction, String> pair = i -> i.topic() + " x " + i.task().noun();
    Set<String> seen = TRAIN.stream().map(pair).collect(toSet());
    Set<String> wordings = wordings(TRAIN);
    for (Split split : List.of(Split.HELD_OUT, Split.TEST)) {
      List<Instruction> other = many(1, 10, split, 1_500).toList();
      Set<String> pairs = other.stream().map(pair).collect(toSet());
      Set<String> theirs = wordings(other);
      assertEquals(24, pairs.size());
      pairs.retainAll(seen);
      assertEquals(Set.of(), pairs);
      seen.addAll(other.stream().map(pair).collect(toSet()));
      Set<String> shared = new HashSet<>(theirs);
      shared.retainAll(wordings);
      assertEquals(Set.of(), shared);
      wordings.addAll(theirs);
    }
  }

  private static Set<String> wordings(List<Instruction> instructions) {
    return instructions.stream()
        .flatMap(i -> i.constraints().stream())
        .map(placed -> placed.templateId().substring(0, placed.templateId().indexOf('/')))
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void givenLevelFive_whenTenThousandAreComposed_thenNearlyAllDifferAndNoPhrasingIsCommon() {
    List<Instruction> fives = many(5, 5, Split.TRAIN, 10_000).toList();
    long distinct = fives.stream().map(i -> normalised(i.messages())).distinct().count();
    assertTrue(distinct >= 9_500, () -> distinct + " distinct");
    Map<String, List<String>> phrasings =
        fives.stream()
            .flatMap(i -> i.constraints().stream())
            .collect(
                groupingBy(
                    p -> p.constraint().kind(),
                    Collectors.mapping(Placed::templateId, Collectors.toList())));
    phrasings.forEach(
        (kind, ids) -> {
          long top =
              ids.stream().collect(groupingBy(id -> id, counting())).values().stream()
                  .max(Long::compare)
                  .orElseThrow();
          assertTrue(top <= ids.size() * 0.02 + 3, kind + ": " + top + " of " + ids.size());
        });
  }

  private static String normalised(List<Turn> turns) {
    return turns.stream()
        .map(turn -> Text.lower(turn.content()).replaceAll("[^\\p{L}\\p{N}]+", " "))
        .collect(Collectors.joining("|"));
  }

  @ParameterizedTest
  @CsvSource({"0,1", "3,2", "1,11"})
  void givenWrongBounds_whenCurriculumIsMade_thenRefused(int min, int max) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new RichCurriculum(min, max, Split.TRAIN));
    assertTrue(String.valueOf(refused.getMessage()).contains(min + ".." + max));
  }

  private static void assertSound(Instruction instruction) {
    String text = instruction.messages().toString();
    assertFalse(instruction.constraints().isEmpty(), text);
    assertTrue(Conflicts.compatible(constraints(instruction)), text);
    assertTrue(text.contains(instruction.task().noun()), text);
    assertFalse(text.contains("{") || text.contains("}") || text.contains("(s)"), text);
    Set<Integer> messages = new TreeSet<>();
    instruction.pieces().forEach(piece -> messages.add(piece.messageIndex()));
    assertTrue(messages.contains(Turn.LAST), text);
    for (int index : messages) {
      assertCovered(instruction, index);
    }
    long clauses = instruction.pieces().stream().filter(p -> p.part() == Piece.Part.CLAUSE).count();
    assertTrue(clauses >= 1 && clauses <= 8, text);
  }

  private static void assertCovered(Instruction instruction, int index) {
    String message =
        index == Turn.LAST ? instruction.text() : instruction.before().get(index).content();
    int at = 0;
    for (Piece piece : instruction.pieces()) {
      if (piece.messageIndex() == index) {
        assertEquals(at, piece.start(), message);
        assertTrue(piece.end() > piece.start(), message);
        at = piece.end();
      }
    }
    assertEquals(message.codePointCount(0, message.length()), at);
    for (Placed placed : instruction.constraints()) {
      long around =
          instruction.pieces().stream()
              .filter(p -> p.messageIndex() == placed.messageIndex())
              .filter(p -> p.start() <= placed.start() && placed.end() <= p.end())
              .count();
      assertEquals(1, around, message);
      assertFalse(instruction.wording(placed).isBlank());
    }
  }
}
