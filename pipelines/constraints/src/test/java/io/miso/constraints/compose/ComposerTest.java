package io.miso.constraints.compose;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.Constraint;
import io.miso.constraints.text.Span;
import io.miso.constraints.write.Answer;
import io.miso.constraints.write.OfflineWriter;
import io.miso.store.Digests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComposerTest {
  private static final long SEED = 7;
  private static final int MANY = 10_000;

  @Test
  void givenSeedAndIndex_whenComposedByAnotherInstance_thenTheSame() {
    Composer forwards = new Composer(Curriculum.standard(), SEED);
    Composer backwards = new Composer(Curriculum.standard(), SEED);
    List<Instruction> first = LongStream.range(0, 200).mapToObj(forwards::compose).toList();
    for (int i = first.size() - 1; i >= 0; i--) {
      assertEquals(first.get(i), backwards.compose(i));
    }
  }

  @Test
  void givenComposer_whenSerialized_thenItComposesTheSame()
      throws IOException, ClassNotFoundException {
    Composer composer = new Composer(Curriculum.standard(), SEED);
    Composer copy = (Composer) copied(composer);
    for (long i = 0; i < 200; i++) {
      assertEquals(composer.compose(i), copy.compose(i));
      assertEquals(composer.compose(i), copied(composer.compose(i)));
    }
  }

  @Test
  void givenOtherSeedOrIndex_whenComposed_thenAnotherInstruction() {
    Instruction here = new Composer(Curriculum.standard(), SEED).compose(0);
    assertNotEquals(here, new Composer(Curriculum.standard(), SEED + 1).compose(0));
    assertNotEquals(here, new Composer(Curriculum.standard(), SEED).compose(1));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEST")
  void givenManyInstructions_whenChecked_thenShortWithoutConflictAndFullyCovered(Split split) {
    many(new Curriculum(1, 8, split)).forEach(ComposerTest::assertSound);
  }

  @Test
  void givenStandardCurriculum_whenManyAreComposed_thenNearlyAllAreDistinct() {
    long distinct = many(Curriculum.standard()).map(Instruction::text).distinct().count();
    assertTrue(distinct >= MANY * 0.99, () -> distinct + " distinct of " + MANY);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,8", "3,6", "8,8"})
  void givenBounds_whenManyAreComposed_thenTheirCountsAreAllThose(int min, int max) {
    Set<Integer> counts =
        many(new Curriculum(min, max, Split.TRAIN))
            .map(instruction -> instruction.constraints().size())
            .collect(toSet());
    assertEquals(IntStream.rangeClosed(min, max).boxed().collect(toSet()), counts);
  }

  @Test
  void givenBothSplits_whenManyAreComposed_thenTheyShareNeitherPairNorWordingOfConstraints() {
    List<Instruction> train = many(new Curriculum(1, 6, Split.TRAIN)).toList();
    List<Instruction> heldOut = many(new Curriculum(1, 6, Split.HELD_OUT)).toList();
    Set<String> trained = pairs(train);
    assertEquals(Set.of(), shared(trained, pairs(heldOut)));
    assertEquals(160, trained.size());
    assertEquals(32, pairs(heldOut).size());
    assertEquals(Set.of(), shared(templates(train), templates(heldOut)));
  }

  @Test
  void givenWordingsOfEveryKind_whenComparedAsWords_thenTheSplitsShareNone() {
    for (ComposedKind composed : ComposedKind.ALL) {
      assertEquals(
          Set.of(),
          shared(words(composed.kind(), Split.TRAIN), words(composed.kind(), Split.HELD_OUT)));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEST")
  void givenCurriculum_whenManyAreComposed_thenEveryKindAndEveryWordingOccurs(Split split) {
    List<Instruction> composed = many(new Curriculum(1, 6, split)).toList();
    Set<String> wordings =
        ComposedKind.ALL.stream()
            .flatMap(kind -> Phrasings.of(kind.kind(), split).stream())
            .map(Phrasings.Phrasing::id)
            .collect(toSet());
    assertEquals(wordings, templates(composed));
  }

  @Test
  void givenHeldOutThings_whenTrainingIsComposed_thenEachIsSeenInAnotherPlace() {
    Set<String> trained =
        many(new Curriculum(1, 1, Split.TRAIN)).map(i -> i.task().noun()).collect(toSet());
    Set<String> heldOut =
        many(new Curriculum(1, 1, Split.HELD_OUT)).map(i -> i.task().noun()).collect(toSet());
    assertTrue(trained.containsAll(heldOut));
  }

  @ParameterizedTest
  @CsvSource({"0,1", "3,2", "1,9"})
  void givenWrongBounds_whenCurriculumIsMade_thenRefused(int min, int max) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new Curriculum(min, max, Split.TRAIN));
    assertTrue(String.valueOf(refused.getMessage()).contains(min + ".." + max));
  }

  /** Records already published depend on it: whatever is added, the tiny stream stays. */
  @ParameterizedTest
  @CsvSource({
    "TRAIN,9f6332c134e1b9d43626b497978747d9685df8157d7076fb89caf234e971a98d",
    "HELD_OUT,3f384449af2802aa1c9785cd7be083deb737d2fbf1be8367fd75a6da188e8756"
  })
  void givenSeedOne_whenComposedAndWritten_thenTheStreamIsTheOneThatWasReleased(
      Split split, String digest) {
    Composer composer = new Composer(new Curriculum(3, 6, split), 1);
    StringBuilder stream = new StringBuilder();
    for (long i = 0; i < 500; i++) {
      Instruction x = composer.compose(i);
      stream.append(x.text()).append('\n').append(x.level()).append('\n');
      for (Placed p : x.constraints()) {
        stream.append(p.constraintId()).append(p.constraint().kind());
        stream.append(new TreeMap<>(p.constraint().params()));
        stream.append(p.start()).append(':').append(p.end()).append(p.templateId()).append('\n');
      }
      if (new OfflineWriter().write(x, 1 + i) instanceof Answer.Written written) {
        stream.append(written.output()).append('\n');
      }
    }
    assertEquals(digest, Digests.sha256(stream.toString()));
  }

  private static Stream<Instruction> many(Curriculum curriculum) {
    return LongStream.range(0, MANY).mapToObj(new Composer(curriculum, SEED)::compose);
  }

  private static void assertSound(Instruction instruction) {
    String text = instruction.text();
    List<Constraint> constraints =
        instruction.constraints().stream().map(Placed::constraint).toList();
    assertTrue(Span.words(text).size() <= 64, text);
    assertTrue(Conflicts.compatible(constraints), text);
    assertEquals(
        constraints.size(), constraints.stream().map(Constraint::kind).distinct().count(), text);
    assertTrue(instruction.level() >= 1 && instruction.level() <= 10, text);
    assertTrue(text.contains(instruction.task().noun()), text);
    assertFalse(text.contains("{") || text.contains("}") || text.contains("(s)"), text);
    assertCovered(instruction);
  }

  private static void assertCovered(Instruction instruction) {
    int at = 0;
    int clauses = 0;
    for (Piece piece : instruction.pieces()) {
      assertEquals(at, piece.start(), instruction.text());
      assertTrue(piece.end() > piece.start(), instruction.text());
      at = piece.end();
      if (piece.part() == Piece.Part.CLAUSE) {
        Placed placed = instruction.constraints().get(clauses++);
        assertEquals(placed.constraintId(), piece.constraintId());
        assertTrue(placed.start() >= piece.start() && placed.end() <= piece.end());
        assertFalse(instruction.wording(placed).isBlank());
      }
    }
    assertEquals(instruction.constraints().size(), clauses);
    assertEquals(instruction.text().codePointCount(0, instruction.text().length()), at);
  }

  private static Set<String> pairs(List<Instruction> instructions) {
    return instructions.stream()
        .map(instruction -> instruction.topic() + " x " + instruction.task().noun())
        .collect(toSet());
  }

  private static Set<String> templates(List<Instruction> instructions) {
    return instructions.stream()
        .flatMap(instruction -> instruction.constraints().stream())
        .map(Placed::templateId)
        .collect(toSet());
  }

  private static Set<String> words(String kind, Split split) {
    return Phrasings.of(kind, split).stream().map(Phrasings.Phrasing::words).collect(toSet());
  }

  private static Set<String> shared(Set<String> one, Set<String> other) {
    Set<String> shared = new HashSet<>(one);
    shared.retainAll(other);
    return shared;
  }

  private static Object copied(Object value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
