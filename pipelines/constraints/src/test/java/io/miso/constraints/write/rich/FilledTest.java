package io.miso.constraints.write.rich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Form;
import io.miso.constraints.compose.Task;
import io.miso.constraints.compose.rich.Demands;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilledTest {

  @Test
  void givenATemplate_whenFilled_thenPartsAfterABlankBeginALine() {
    Task.Rich task = new Task.Rich(Form.NOTE, "garden", "rose", "fern", "");
    Speaker speaker = new Speaker(task, new Demands(List.of()), Dice.of(1));
    Filled filled = Filled.of("About: [thing] In short: [text] End of file.", speaker);
    assertEquals("About: the rose\nIn short: ", filled.before());
    assertEquals("End of file.", filled.after());
  }

  @Test
  void givenWordsAndHyphens_whenCapitalised_thenEachBeginsWithACapital() {
    assertEquals("A \"Well-Kept\" *Rose*\n1st", Capitals.everyWord("a \"well-kept\" *rose*\n1st"));
  }

  @Test
  void givenAChineseSentence_whenClosed_thenWithItsOwnStop() {
    assertEquals("我們都很喜歡rose。", Line.fixed("我們都很喜歡rose").text());
    assertTrue(Line.fixed("it is old").text().endsWith("old."));
  }
}
