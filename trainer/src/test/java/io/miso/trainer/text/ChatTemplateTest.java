package io.miso.trainer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ChatTemplateTest {
  private static final List<Message> HI = List.of(new Message("user", "Hi"));

  @Test
  void givenATemplateThatRaises_whenRendered_thenItsOwnWordsAreTheMessage() {
    ChatTemplate template = ChatTemplate.of("{{ raise_exception('No ' ~ 'way') }}", Map.of());
    assertEquals("No way", error(() -> template.render(HI, false)));
  }

  @Test
  void givenNoMessages_whenRendered_thenRefused() {
    ChatTemplate template = ChatTemplate.of("x", Map.of());
    assertTrue(error(() -> template.render(List.of(), false)).contains("no messages"));
  }

  @Test
  void givenBrokenSource_whenMade_thenRefusedAtOnce() {
    assertTrue(error(() -> ChatTemplate.of("{% for x in %}", Map.of())).contains("line 1"));
    assertTrue(error(() -> ChatTemplate.of("{% if x %}y", Map.of())).contains("fails"));
  }

  @Test
  void givenNamesThatNobodyDefines_whenUsed_thenRefused() {
    assertTrue(
        error(() -> ChatTemplate.of("{{ messages|nonesuch }}", Map.of())).contains("nonesuch"));
    ChatTemplate method = ChatTemplate.of("{{ messages[0].content.nonesuch() }}", Map.of());
    assertTrue(error(() -> method.render(HI, false)).contains("nonesuch"));
  }

  @Test
  void givenAGenerationBlock_whenRendered_thenOnlyItsContentIsWritten() {
    String source = "a\n{%- generation %}\nb\n{% endgeneration -%}\n c";
    assertEquals("ab\nc", ChatTemplate.of(source, Map.of()).render(HI, false));
  }

  @Test
  void givenTheDate_whenRendered_thenItIsAlwaysTheSame() {
    ChatTemplate template = ChatTemplate.of("{{ strftime_now('%d %b %Y, %A %H:%M') }}", Map.of());
    assertEquals("26 Jul 2024, Friday 00:00", template.render(HI, false));
  }

  @Test
  void givenIndentedJson_whenRendered_thenAsPythonWritesIt() {
    ChatTemplate template = ChatTemplate.of("{{ messages|tojson(indent=2) }}", Map.of());
    String text = template.render(List.of(new Message("u", "ü\"")), false);
    assertTrue(text.startsWith("[\n  {\n    \""), text);
    assertTrue(text.contains("\"content\": \"ü\\\"\""), text);
  }

  @Test
  void givenCasesThatAreNoText_whenRendered_thenEachIsAnError(@TempDir Path folder)
      throws IOException {
    Path template =
        Files.writeString(folder.resolve("t.jinja"), "{{ messages[0].content }}{{ x }}");
    Path cases =
        Files.writeString(
            folder.resolve("c.json"),
            "{\"variables\": {\"x\": \"!\"}, \"cases\": ["
                + "{\"messages\": [{\"role\": \"user\", \"content\": [1]}]},"
                + "{\"messages\": []},"
                + "{\"messages\": [{\"role\": \"user\", \"content\": \"ok\"}]}]}");
    List<Map<String, String>> results = ChatTemplateCases.renderCases(template, cases);
    assertTrue(results.get(0).toString().contains("must be strings"));
    assertTrue(results.get(1).toString().contains("no messages"));
    assertEquals(Map.of("rendered", "ok!"), results.get(2));
  }

  private static String error(Executable action) {
    return String.valueOf(assertThrows(ChatTemplateException.class, action).getMessage());
  }
}
