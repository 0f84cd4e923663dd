package io.miso.streaming.answer.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.Message;
import io.miso.schemas.RejectReason;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole client over real connections. */
class TeachersTest {
  private static final String SECRET = "sk-planted-4711";

  private final Path folder;

  TeachersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    Teachers.close(0);
  }

  private static Draft prompt(String text) {
    return new Draft.Prompt(
        Origin.corpus("c.jsonl", 1, 0), List.of(new Message("user", text)), List.of());
  }

  private Outcome<Pair> ask(FakeTeacher fake, String... settings) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), SECRET);
    String[] all = List.of(settings).toArray(new String[settings.length + 1]);
    all[settings.length] = "teacher.apiKey=file:" + key;
    Endpoint endpoint =
        new Endpoint(folder.resolve("root").toString(), Settings.teacher(fake.url(), all));
    return Teachers.of(endpoint).await(prompt("hi"));
  }

  private static String output(Outcome<Pair> outcome) {
    return ((Pair) assertInstanceOf(Outcome.Passed.class, outcome).value()).output();
  }

  /** First badly, then well. */
  private static Mood atFirst(Manner bad) {
    Queue<Manner> first = new ArrayDeque<>(List.of(bad));
    return random -> first.isEmpty() ? Manner.WELL : first.remove();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CUT_OFF", "DENIED"},
      mode = EnumSource.Mode.EXCLUDE)
  void givenAnEndpointThatBehavesBadlyOnce_whenAsked_thenItIsAskedAgainAndBillsOnce(Manner bad)
      throws IOException {
    try (FakeTeacher fake = new FakeTeacher(100, atFirst(bad), text -> text + " yourself 🌳")) {
      String deadline = "teacher.deadlineSeconds=" + (bad == Manner.HANGING ? 2 : 30);
      assertEquals("hi yourself 🌳", output(ask(fake, deadline)), bad.toString());
      boolean tried = bad != Manner.WELL && bad != Manner.STREAMED;
      assertEquals(tried ? 2 : 1, fake.requests(), bad.toString());
      assertEquals(1, fake.billed().size());
      assertEquals(List.of(), fake.wrongs());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLED", "BROKEN", "RESET", "TRUNCATED", "MALFORMED", "HANGING"})
  void givenAnEndpointThatAlwaysBehavesBadly_whenAsked_thenTheRejectTellsEachAttemptButNoKey(
      Manner bad) throws IOException {
    try (FakeTeacher fake = new FakeTeacher(100, Mood.of(bad), text -> "x")) {
      String deadline = "teacher.deadlineSeconds=" + (bad == Manner.HANGING ? 1 : 30);
      Outcome<Pair> outcome = ask(fake, deadline, "teacher.attempts=2", "teacher.maxConcurrency=1");
      RejectReason reason =
          assertInstanceOf(Outcome.Refused.class, outcome).reasons().get(0)
                  instanceof RejectReason first
              ? first
              : new RejectReason();
      assertEquals("TEACHER_GAVE_UP", reason.getCode());
      String message = reason.getMessage();
      assertTrue(message.matches("attempt 1: .+; attempt 2: .+"), message);
      assertFalse(message.contains(SECRET), message);
      assertEquals(2, fake.requests());
    }
  }

  @Test
  void givenAnAnswerCutOff_whenAsked_thenItIsPaidOnceAndRejected() throws IOException {
    try (FakeTeacher fake = new FakeTeacher(100, Mood.of(Manner.CUT_OFF), text -> "x")) {
      for (int i = 0; i < 2; i++) {
        Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, ask(fake));
        assertEquals("TEACHER_CUT_OFF", refused.reasons().get(0).getCode());
      }
      assertEquals(1, fake.requests());
    }
  }

  @Test
  void givenAnEndpointThatRepeatsTheKey_whenAsked_thenTheAnswerHoldsNone() throws IOException {
    try (FakeTeacher fake =
        new FakeTeacher(100, Mood.of(Manner.WELL), text -> "your key is " + SECRET)) {
      assertEquals("your key is [key]", output(ask(fake)));
    }
  }

  @Test
  void givenNobodyThere_whenRequired_thenTheSettingIsNamed() throws IOException {
    String url;
    try (FakeTeacher fake = new FakeTeacher(1, Mood.of(Manner.WELL), text -> "x")) {
      url = fake.url();
      Teachers.require(Settings.teacher(url));
    }
    String message =
        String.valueOf(
            assertThrows(IllegalStateException.class, () -> Teachers.require(Settings.teacher(url)))
                .getMessage());
    assertTrue(message.startsWith("Nobody listens at teacher.url = '" + url + "'"), message);
    assertThrows(
        IllegalStateException.class,
        () -> Teachers.require(Settings.teacher(url, "teacher.apiKey=env:MISO_NO_SUCH_KEY")));
  }
}
