package io.miso.streaming.answer.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.TeacherConfig;
import io.miso.schemas.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatRequestTest {
  private static final List<Message> MESSAGES =
      List.of(new Message("system", "s \"q\""), new Message("user", "u 🌳"));

  private static String sha(TeacherConfig teacher, int sample) {
    return ChatRequest.of(teacher, MESSAGES, sample).sha256();
  }

  @Test
  void givenARequest_whenWritten_thenItsBytesAreAlwaysTheSame() {
    assertEquals(
        "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"s \\\"q\\\"\"},"
            + "{\"role\":\"user\",\"content\":\"u 🌳\"}],\"temperature\":0.7,\"top_p\":1.0,"
            + "\"max_tokens\":1024,\"seed\":3,\"stream\":false}",
        ChatRequest.of(Settings.teacher("http://a/v1"), MESSAGES, 3).json());
  }

  @Test
  void givenAnotherSetting_whenDigested_thenOnlyWhatTheModelSeesMatters() {
    String sha = sha(Settings.teacher("http://a/v1"), 0);
    assertEquals(
        sha,
        sha(
            Settings.teacher(
                "https://b:99/v1",
                "teacher.apiKey=env:OTHER",
                "teacher.samples=3",
                "teacher.attempts=1",
                "teacher.maxConcurrency=2"),
            0));
    assertNotEquals(sha, sha(Settings.teacher("http://a/v1"), 1));
    for (String other : List.of("model=n", "temperature=0.6", "topP=0.9", "maxTokens=1023")) {
      assertNotEquals(sha, sha(Settings.teacher("http://a/v1", "teacher." + other), 0), other);
    }
  }

  @Test
  void givenAKeyInAFile_whenTheStageTravels_thenTheKeyDoesNot(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "sk-planted\n");
    TeacherConfig teacher = Settings.teacher("http://a/v1", "teacher.apiKey=file:" + file);
    assertEquals("sk-planted", ApiKey.resolve(teacher.apiKey()));
    byte[] stage =
        SerializableUtils.serializeToByteArray(
            AnswerWithTeacher.of(new Endpoint("root", teacher), "p", 2));
    assertFalse(new String(stage, StandardCharsets.ISO_8859_1).contains("sk-planted"));
  }

  @Test
  void givenNoKeyWhereTheSettingSays_whenResolved_thenTheSettingIsNamed(@TempDir Path folder)
      throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), " \n");
    Path lines = Files.writeString(folder.resolve("lines"), "sk-a\nsk-b");
    for (String reference :
        List.of("env:MISO_NO_SUCH_KEY", "file:" + empty, "file:" + lines, "file:/no/such")) {
      String message =
          String.valueOf(
              assertThrows(IllegalStateException.class, () -> ApiKey.resolve(reference))
                  .getMessage());
      assertTrue(message.contains("teacher.apiKey = '" + reference + "'"), message);
      assertFalse(message.contains("sk-"), message);
    }
    assertEquals("", ApiKey.resolve(""));
  }
}
