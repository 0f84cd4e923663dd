package io.miso.streaming.answer.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TeacherProbeTest {
  @Test
  void givenATeacher_whenProbed_thenItIsAskedOnceAndThePriceIsSaid() throws IOException {
    try (FakeTeacher fake = new FakeTeacher(100, Mood.of(Manner.WELL), prompt -> "Yes.")) {
      String found = new TeacherProbe().find(Settings.config(fake.url())).orElseThrow();
      assertTrue(
          found.matches("m answered in .* s, \\d+ prompt and \\d+ answer tokens for 0\\.\\d{6}"),
          found);
      assertEquals(1, fake.requests());
    }
  }

  @Test
  void givenATeacherThatRefusesTheKey_whenProbed_thenItFailsWithTheSettings() throws IOException {
    try (FakeTeacher fake = new FakeTeacher(100, Mood.of(Manner.DENIED), prompt -> "Yes.")) {
      IllegalStateException failure =
          assertThrows(
              IllegalStateException.class,
              () -> new TeacherProbe().find(Settings.config(fake.url())));
      assertTrue(
          String.valueOf(failure.getMessage()).contains("teacher.apiKey"), failure::toString);
    }
  }

  @Test
  void givenOfflineAnswers_whenProbed_thenNobodyIsAsked() throws IOException {
    assertEquals(
        Optional.empty(),
        new TeacherProbe().find(Settings.config("http://127.0.0.1:9/v1", "answer=offline")));
  }
}
