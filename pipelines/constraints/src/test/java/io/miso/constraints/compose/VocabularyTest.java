package io.miso.constraints.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.text.Resources;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import io.miso.constraints.write.Answer.Written;
import io.miso.constraints.write.OfflineWriter;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final int MOST_TYPES = 1_200;
  private static final Set<String> TRAIN = words(Split.TRAIN, 8_000);
  private static final Set<String> HELD_OUT = words(Split.HELD_OUT, 3_000);

  @Test
  void givenTopics_whenCounted_thenSixteenOfTwelveThingsNoneInBothSplits() {
    assertEquals(16, Vocabulary.topics().size());
    for (String topic : Vocabulary.topics()) {
      Set<String> all = new TreeSet<>(Vocabulary.nouns(topic, Split.TRAIN));
      assertEquals(10, all.size());
      all.addAll(Vocabulary.nouns(topic, Split.HELD_OUT));
      assertEquals(12, all.size());
    }
  }

  @Test
  void givenAllComposedText_whenWordsAreCounted_thenTheVocabularyIsSmall() {
    Set<String> types = new TreeSet<>(TRAIN);
    types.addAll(HELD_OUT);
    assertTrue(types.size() <= MOST_TYPES, () -> types.size() + " types");
  }

  @Test
  void givenHeldOutText_whenReadWithTrainingsWords_thenNoWordIsNew() {
    Set<String> fresh = new TreeSet<>(HELD_OUT);
    fresh.removeAll(TRAIN);
    assertEquals(Set.of(), fresh);
  }

  /** A word that may be forbidden must not stand in a sentence whether the writer wants or not. */
  @Test
  void givenGrammar_whenItsFixedWordsAreRead_thenNoneCanBeForbidden() {
    Set<String> fixed = new TreeSet<>();
    for (String line : Resources.lines(OfflineWriter.class, "grammar.txt")) {
      String words = Text.lower(line.split(" ", 3)[2]).replaceAll("\\{[a-z]+\\}", " ");
      Span.words(words).forEach(span -> fixed.add(span.in(words)));
    }
    Set<String> forbidden = new TreeSet<>(Vocabulary.words("adjective"));
    forbidden.addAll(Vocabulary.words("verb"));
    fixed.retainAll(forbidden);
    assertEquals(Set.of(), fixed);
  }

  @Test
  void givenEveryKind_whenItsWordingsAreCounted_thenEightToTrainAndTwoHeldOut() {
    for (ComposedKind kind : ComposedKind.ALL) {
      int train = Phrasings.of(kind.kind(), Split.TRAIN).size();
      int heldOut = Phrasings.of(kind.kind(), Split.HELD_OUT).size();
      assertTrue(train >= 8 && heldOut >= 2, () -> kind + ": " + train + " and " + heldOut);
    }
  }

  @Test
  void givenUnknownNames_whenLookedUp_thenErrorsListTheKnown() {
    Throwable topic =
        assertThrows(
            IllegalArgumentException.class, () -> Vocabulary.nouns("moonbase", Split.TRAIN));
    assertTrue(String.valueOf(topic.getMessage()).contains("moonbase: use one of [garden"));
    Throwable list = assertThrows(IllegalArgumentException.class, () -> Vocabulary.words("adverb"));
    assertTrue(String.valueOf(list.getMessage()).contains("adverb: use one of"));
  }

  private static Set<String> words(Split split, int count) {
    Composer composer = new Composer(new Curriculum(1, 6, split), 9);
    Set<String> types = new TreeSet<>();
    for (long i = 0; i < count; i++) {
      Instruction instruction = composer.compose(i);
      addWords(instruction.text(), types);
      if (new OfflineWriter().write(instruction, 9) instanceof Written written) {
        addWords(written.output(), types);
      }
    }
    return types;
  }

  private static void addWords(String text, Set<String> types) {
    Span.words(text).forEach(span -> types.add(Text.lower(span.in(text))));
  }
}
