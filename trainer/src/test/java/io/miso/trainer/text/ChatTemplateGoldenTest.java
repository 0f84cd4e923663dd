package io.miso.trainer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rendered texts equal those of transformers. */
class ChatTemplateGoldenTest {
  private static final String GOLDEN = ".golden.json";

  @Test
  void givenTemplatesOfRealModels_whenRendered_thenTextsEqualThoseOfTransformers()
      throws IOException {
    assertGoldens(SharedFiles.require("data/chat_templates"), 7);
  }

  @Test
  void givenOwnTemplates_whenRendered_thenTextsEqualThoseOfTransformers() throws IOException {
    assertGoldens(Fixtures.path("goldens"), 3);
  }

  private static void assertGoldens(Path folder, int atLeast) throws IOException {
    try (var files = Files.list(folder)) {
      List<Path> goldens = files.filter(f -> f.toString().endsWith(GOLDEN)).sorted().toList();
      assertTrue(goldens.size() >= atLeast, goldens::toString);
      for (Path golden : goldens) {
        assertGolden(golden);
      }
    }
  }

  private static void assertGolden(Path golden) throws IOException {
    Path template = Path.of(golden.toString().replace(GOLDEN, ".jinja"));
    JsonNode cases = new ObjectMapper().readTree(Files.readAllBytes(golden)).path("cases");
    List<Map<String, String>> ours = ChatTemplateCases.renderCases(template, golden);
    assertEquals(cases.size(), ours.size());
    for (int i = 0; i < ours.size(); i++) {
      assertCase(golden.getFileName() + " case " + i, cases.get(i), ours.get(i));
    }
  }

  private static void assertCase(String name, JsonNode expected, Map<String, String> ours) {
    if (expected.has("rendered")) {
      assertEquals(Map.of("rendered", expected.path("rendered").asText()), ours, name);
    } else {
      String error = expected.path("error").asText().replaceFirst("^\\w+: ", "");
      assertEquals(Map.of("error", error), ours, name);
    }
  }
}
