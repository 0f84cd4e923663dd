package io.miso.trainer.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ids, spans, texts and labels equal those of transformers. */
class TransformersParityTest {

  @Test
  void givenTheTinyTokenizer_whenEncoded_thenEqualToTransformers() {
    assertParity(Fixtures.TINY, "tiny.json");
  }

  @Test
  void givenSmolLm2_whenEncoded_thenEqualToTransformers() {
    assertParity(SharedFiles.require("tools/smollm2"), "smollm2.json");
  }

  private static void assertParity(Path folder, String fixture) {
    JsonNode golden = Fixtures.json(Fixtures.path(fixture));
    try (Tokenizer tokenizer = Tokenizer.load(folder)) {
      assertTrue(golden.path("encodings").size() > 100);
      golden.path("encodings").forEach(e -> assertEncoding(tokenizer, e));
      assertTrue(golden.path("samples").size() >= 20);
      golden.path("samples").forEach(s -> assertSample(tokenizer, s));
    }
  }

  private static void assertEncoding(Tokenizer tokenizer, JsonNode golden) {
    String text = golden.path("text").asText();
    Tokens tokens = tokenizer.encode(text);
    assertArrayEquals(Fixtures.ints(golden.path("ids")), tokens.ids(), text);
    int[] spans = Fixtures.ints(golden.path("spans"));
    for (int i = 0; i < tokens.size(); i++) {
      assertEquals(spans[2 * i], tokens.starts()[i], text);
      assertEquals(spans[2 * i + 1], tokens.ends()[i], text);
    }
    assertEquals(golden.path("decoded").asText(), tokenizer.decode(tokens.ids(), true), text);
    assertEquals(text, tokenizer.decode(tokens.ids(), false));
  }

  private static void assertSample(Tokenizer tokenizer, JsonNode golden) {
    List<Message> messages = Fixtures.messages(golden.path("messages"));
    Encoded encoded =
        new SampleEncoder(tokenizer, 4096)
            .encode("x", messages, golden.path("output").asText(), List.of());
    Sample sample = assertInstanceOf(Encoded.Ready.class, encoded).sample();
    int[] ids = Fixtures.ints(golden.path("ids"));
    int[] labels = ids.clone();
    Arrays.fill(labels, 0, golden.path("unlabelled").asInt(), Sample.UNLABELLED);
    assertArrayEquals(ids, sample.ids(), golden::toString);
    assertArrayEquals(labels, sample.labels(), golden::toString);
  }
}
