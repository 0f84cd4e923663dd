package io.miso.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.miso.config.MisoConfig;
import io.miso.streaming.answer.teacher.Settings;
import io.miso.streaming.source.Brake;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerateSettingsTest {
  private static final String URL = "http://127.0.0.1:1/v1";

  private static String id(String... further) {
    return PipelineIdentity.of(Settings.config(URL, further));
  }

  @Test
  void givenATeacher_whenWhatItSaysWouldChange_thenItIsAnotherPipeline() {
    String id = id();
    for (String other :
        List.of(
            "answer=offline",
            "teacher.model=n",
            "teacher.samples=2",
            "teacher.temperature=0.1",
            "teacher.topP=0.5",
            "teacher.maxTokens=7")) {
      assertNotEquals(id, id(other), other);
    }
    assertEquals(
        id,
        id(
            "teacher.url=https://other/v1",
            "teacher.apiKey=env:KEY",
            "teacher.attempts=1",
            "teacher.deadlineSeconds=9",
            "teacher.maxConcurrency=3",
            "teacher.promptPrice=1"));
    assertEquals(id("answer=offline"), id("answer=offline", "teacher.model=n"));
  }

  @Test
  void givenATeacher_whenBraked_thenItIsNotAskedForMoreThanNeeded() {
    MisoConfig taught = Settings.config(URL, "teacher.maxConcurrency=32", "generate.backlog=7");
    assertEquals(
        new Brake.Ahead(2048, new Brake.Target(5, 0)), GenerateSettings.until(taught, 5).brake());
    assertEquals(
        new Brake.Ahead(2048, new Brake.Backlog("default", 7)),
        GenerateSettings.endless(taught).brake());
    MisoConfig corpus =
        Settings.config(URL, "source=corpus", "corpus.path=c", "generate.backlog=7");
    Brake brake = GenerateSettings.endless(corpus).brake();
    assertEquals(new Brake.Ahead(1024, new Brake.Off()), brake);
    assertEquals(brake, Brake.of(brake.text()));
    MisoConfig offline = Settings.config(URL, "answer=offline", "source=corpus", "corpus.path=c");
    assertEquals(new Brake.Off(), GenerateSettings.endless(offline).brake());
  }
}
