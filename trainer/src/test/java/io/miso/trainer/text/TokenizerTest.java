package io.miso.trainer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {
  private static final List<Message> HI = List.of(new Message("user", "Hi"));

  private final Path folder;

  TokenizerTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    try (var files = Files.list(Fixtures.TINY)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  @Test
  void givenAModelFolder_whenLoaded_thenItsSettingsAreRead() {
    try (Tokenizer tokenizer = Tokenizer.load(folder)) {
      assertEquals(Set.of(0, 2), tokenizer.endTokens());
      assertEquals(OptionalInt.of(2), tokenizer.endOfTurn());
      int last = tokenizer.vocabularySize() - 1;
      assertTrue(!tokenizer.decode(new int[] {last}, false).isEmpty());
      assertEquals("", tokenizer.decode(new int[] {last + 1}, false));
      assertEquals("<|im_start|>user\nHi<|im_end|>\n", tokenizer.chatTemplate().render(HI, false));
    }
  }

  @Test
  void givenATemplateFile_whenLoaded_thenItWins() throws IOException {
    Files.writeString(folder.resolve("chat_template.jinja"), "{{ eos_token }}!\n");
    try (Tokenizer tokenizer = Tokenizer.load(folder)) {
      assertEquals("<|im_end|>!", tokenizer.chatTemplate().render(HI, false));
    }
  }

  @Test
  void givenNoGenerationConfig_whenLoaded_thenConfigNamesTheEnd() throws IOException {
    Files.delete(folder.resolve("generation_config.json"));
    Files.writeString(folder.resolve("config.json"), "{\"eos_token_id\": 1}");
    try (Tokenizer tokenizer = Tokenizer.load(folder)) {
      assertEquals(Set.of(1, 2), tokenizer.endTokens());
    }
  }

  @Test
  void givenTruncationAndPaddingInTheFile_whenEncoded_thenNothingIsCutOrAdded() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    String plain = Files.readString(file);
    String cutting =
        plain
            .replace(
                "\"truncation\":null",
                "\"truncation\":{\"direction\":\"Right\",\"max_length\":4,"
                    + "\"strategy\":\"LongestFirst\",\"stride\":0}")
            .replace(
                "\"padding\":null",
                "\"padding\":{\"strategy\":{\"Fixed\":2000},\"direction\":\"Right\","
                    + "\"pad_to_multiple_of\":null,\"pad_id\":0,\"pad_type_id\":0,"
                    + "\"pad_token\":\"<|endoftext|>\"}");
    assertTrue(cutting.contains("max_length") && cutting.contains("Fixed"));
    Files.writeString(file, cutting);
    String text = "one two three ".repeat(400);
    try (Tokenizer cut = Tokenizer.load(folder);
        Tokenizer whole = Tokenizer.load(Fixtures.TINY)) {
      assertEquals(whole.encode(text).size(), cut.encode(text).size());
      assertEquals(text, cut.decode(cut.encode(text).ids(), true));
    }
  }

  @Test
  void givenBrokenFolders_whenLoaded_thenErrorsNameTheFile() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 2));
    assertFails(file + " is no JSON");
    Files.writeString(file, "{\"model\": {\"type\": \"BPE\"}}");
    assertFails(file + " has no model.vocab");
    Files.writeString(file, "{\"model\": {\"type\": \"Unknown\", \"vocab\": {}}}");
    assertFails(file + " is no tokenizer that the tokenizers library knows");
    Files.delete(file);
    assertFails("No tokenizer.json in " + folder);
  }

  @Test
  void givenNoChatTemplate_whenLoaded_thenErrorNamesTheRemedy() throws IOException {
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"eos_token\": \"<|im_end|>\"}");
    assertFails("or add chat_template.jinja");
  }

  @Test
  void givenAnEndTokenOutsideTheVocabulary_whenLoaded_thenErrorNamesIt() throws IOException {
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"eos_token\": \"<bye>\", \"chat_template\": \"x\"}");
    assertFails("eos_token of tokenizer_config.json is '<bye>'");
  }

  private void assertFails(String message) {
    TokenizerException e =
        assertThrows(TokenizerException.class, () -> Tokenizer.load(folder).close());
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
  }
}
