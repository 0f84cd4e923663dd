package io.miso.constraints.compose.rich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.Constraint;
import io.miso.constraints.compose.Composition;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Form;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Split;
import io.miso.constraints.compose.Task;
import io.miso.constraints.write.Answer;
import io.miso.constraints.write.OfflineWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the table of conflicts lets through, the writer can write. */
class KindPairsTest {
  private static final int DRAWS = 8;

  private static Task.Rich task(long seed) {
    Dice dice = Dice.of(seed, 1);
    Topic topic = dice.pick(Topic.all());
    List<String> nouns = topic.nouns(Split.TRAIN);
    String noun = nouns.get(0);
    return new Task.Rich(dice.pick(Form.OPEN), topic.name(), noun, nouns.get(1), topic.fact(noun));
  }

  private static Constraint draw(RichKind kind, long seed) {
    return kind.draw(new RichKind.Draw(Dice.of(seed, 2), task(seed), "Write about it."));
  }

  private static boolean isWritten(List<Constraint> constraints, long seed) {
    List<Placed> placed = new ArrayList<>();
    constraints.forEach(c -> placed.add(new Placed("c" + placed.size(), c, 0, 1, "", -1)));
    Instruction instruction =
        new Instruction("x", "x", 1, placed, List.of(), task(seed), List.of(), Composition.AND);
    return new OfflineWriter().write(instruction, seed) instanceof Answer.Written;
  }

  @Test
  void givenEachKindAlone_whenWritten_thenItHolds() {
    for (RichKind kind : KindTable.all()) {
      for (long seed = 0; seed < DRAWS; seed++) {
        Constraint drawn = draw(kind, seed);
        assertTrue(isWritten(List.of(drawn), seed), drawn::toString);
      }
    }
  }

  @Test
  @Tag("campaign")
  void givenEachPairThatMayStandTogether_whenWritten_thenBothHold() {
    List<String> failed = new ArrayList<>();
    int tried = 0;
    for (RichKind one : KindTable.all()) {
      for (RichKind other : KindTable.all()) {
        for (long seed = 0; seed < DRAWS; seed++) {
          List<Constraint> pair = List.of(draw(one, seed), draw(other, seed + DRAWS));
          if (!one.equals(other) && Conflicts.compatible(pair)) {
            tried++;
            if (!isWritten(pair, seed)) {
              failed.add(pair.toString());
            }
          }
        }
      }
    }
    assertTrue(tried > 10_000, "only " + tried);
    assertTrue(failed.size() <= tried / 1000, failed::toString);
  }

  @Test
  void givenKindsThatExcludeMostOthers_whenTurnsAreCounted_thenTwo() {
    long turns = KindTable.turns().stream().filter(k -> k.kind().equals(Ids.CSV)).count();
    assertEquals(2, turns);
    assertEquals(1, KindTable.turns().stream().filter(k -> k.kind().equals(Ids.TITLE)).count());
  }
}
