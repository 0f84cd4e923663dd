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
import io.miso.constraints.decompose.Segment.Role;
import io.miso.constraints.text.Span;
import io.miso.schemas.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must hold of every decomposition. */
class DecomposerTest {
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
        Checks.covers(instruction.text(), segments);
        Checks.roles(segments);
        segments.forEach(segment -> cutsCleanly(instruction.text(), segment));
        constraints(instruction, segments);
        assertEquals(segments, Decomposer.decompose(composer.compose(index)));
      }
    }
  }

  /** A clause may tell of a part, and then the parts are cut with it. */
  @Test
  void givenTheRichCurriculum_whenDecomposed_thenEveryMessageIsCoveredInOrder() {
    for (Split split : Split.values()) {
      RichComposer composer = new RichComposer(new RichCurriculum(1, 10, split), 3);
      for (long index = 0; index < 1_000; index++) {
        Instruction instruction = composer.compose(index);
        List<Segment> segments = Decomposer.decompose(instruction);
        Checks.roles(segments);
        List<Turn> messages = instruction.messages();
        for (int at = 0; at < messages.size(); at++) {
          int message = at;
          Checks.covers(
              messages.get(at).content(),
              segments.stream().filter(s -> s.messageIndex() == message).toList());
        }
        constraints(instruction, segments);
      }
    }
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
              .filter(s -> s.messageIndex() == instruction.messageIndex(placed))
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

  private static Message message(String role, String content) {
    return new Message(role, content);
  }

  /** Roles by message, such as "P | PSS". */
  private static String roles(Message... messages) {
    List<Segment> segments = Decomposer.decompose(List.of(messages));
    Checks.roles(segments);
    StringBuilder roles = new StringBuilder();
    for (int i = 0; i < messages.length; i++) {
      roles.append(i == 0 ? "" : " | ");
      List<Segment> own = new ArrayList<>();
      for (Segment segment : segments) {
        if (segment.messageIndex() == i) {
          own.add(segment);
          roles.append(segment.role() == Role.SUFFIX ? 'Q' : segment.role().name().charAt(0));
        }
      }
      Checks.covers(messages[i].getContent(), own);
    }
    return roles.toString();
  }

  @Test
  void givenConversations_whenDecomposed_thenEveryMessageIsCoveredAndTheRightOnesAreSplit() {
    Message helper = message("system", "You help.");
    Message strict = message("system", "You help. Use at most 9 words. Use no commas. Thanks.");
    Message ask = message("user", "What is rain? Answer in French.  End with a period.");
    Message open = message("user", "What is rain?");
    Message answer = message("assistant", "Water. Use no commas.");
    assertEquals("P | PSS", roles(helper, ask));
    assertEquals("PSS | SSS", roles(strict, ask));
    assertEquals("PSS | S", roles(strict, open));
    assertEquals("P | P | P | PSS", roles(strict, ask, answer, ask));
    assertEquals("PSS | Q", roles(ask, answer));
    assertEquals(" | PSS", roles(message("system", ""), ask));
    assertEquals("P | S", roles(helper, open));
  }

  @Test
  void givenManyConstraintsInBothMessages_whenDecomposed_thenAtMostEightSubContexts() {
    String many =
        "Hi. Use at most 90 words. Use no commas. Write a table with 3 rows. Use 2 paragraphs. Write"
            + " in Latin. Include a postscript. Use bullet points. Use JSON. Use 5 sentences. Give a"
            + " title in <<angles>>.";
    assertEquals("PSSSSSSSS", roles(message("user", many)));
    assertEquals("PSSSS | SSSS", roles(message("system", many), message("user", many)));
    assertEquals("PSSSSSSS | S", roles(message("system", many), message("user", "Go")));
  }

  @Test
  void givenAListItem_whenDecomposedOnItsOwn_thenItStaysWhole() {
    String text =
        "Do this.\n- Use at most 9 words, but no commas.\n2) End with a period.\n* Use JSON.\n";
    List<Segment> segments = Checks.decompose(text);
    List<String> texts = Checks.texts(text, segments);
    for (int i = 0; i < texts.size(); i++) {
      if (segments.get(i).role() == Role.SUB) {
        assertEquals(
            List.of(texts.get(i)), Checks.texts(texts.get(i), Checks.decompose(texts.get(i))));
      }
    }
  }
}
