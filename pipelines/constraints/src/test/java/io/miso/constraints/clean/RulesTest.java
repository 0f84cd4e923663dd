package io.miso.constraints.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.CleanConfig;
import io.miso.config.MisoConfig;
import io.miso.constraints.Constraint;
import io.miso.constraints.Kinds;
import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Split;
import io.miso.constraints.write.Answer;
import io.miso.constraints.write.OfflineWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule refuses what it is for, and nothing that a constraint demands. */
class RulesTest {
  private static final String ASKED = "Please tell me something about the old lighthouse.";
  private static final String PROSE =
      "The lighthouse stands above the harbour and has guided ships for two hundred years. "
          + "Its keeper lives in a small house beside it and paints the door every spring. "
          + "Visitors climb the narrow stairs to see the lamp and the wide bay below";

  private static List<String> codes(String asked, String output, Constraint... constraints) {
    return codes("all", asked, output, constraints);
  }

  private static List<String> codes(
      String names, String asked, String output, Constraint... constraints) {
    return Rules.of(new CleanConfig(names, "en", 10))
        .check(Row.of(asked, output, List.of(constraints), false))
        .stream()
        .map(Finding::code)
        .toList();
  }

  private static Constraint kind(String kind) {
    return Kinds.of(kind, Map.of());
  }

  @Test
  void givenOrdinaryPair_whenChecked_thenNothingIsFound() {
    assertEquals(List.of(), codes(ASKED, PROSE + "."));
  }

  @Test
  void givenShortOrLongTexts_whenChecked_thenLengthSaysWhich() {
    assertEquals(List.of("LENGTH:instruction"), codes("Go on.", "It is fine."));
    assertEquals(List.of("LENGTH:output"), codes("length", ASKED, "?!"));
    assertEquals(List.of("LENGTH:output"), codes("length", ASKED, "word ".repeat(8193)));
    assertEquals(List.of(), codes("length", "讲一个故事", "从前有座山"));
  }

  @Test
  void givenOtherLanguages_whenChecked_thenTheyAreNamed() {
    String german = "Der Leuchtturm steht seit vielen Jahren über dem Hafen und leitet Schiffe.";
    assertEquals(List.of("LANGUAGE:de"), codes("language", ASKED, german));
    assertEquals(List.of(), codes("language", ASKED, "Ja, gern."));
    Constraint asked = Kinds.of("language:response_language", Map.of("language", "de"));
    assertEquals(List.of(), codes("language", ASKED, german, asked));
    String capitals = "THE OLD LIGHTHOUSE STANDS ABOVE THE HARBOUR AND GUIDES ALL SHIPS";
    assertEquals(
        List.of(), codes("language", ASKED, capitals, kind("change_case:english_capital")));
  }

  @Test
  void givenSymbols_whenNoConstraintDemandsThem_thenTheyAreRefused() {
    String symbols = "=== ### *** a b c --- +++";
    assertEquals(List.of("SYMBOLS"), codes("symbols", ASKED, symbols));
    Constraint placeholders =
        Kinds.of("detectable_content:number_placeholders", Map.of("num_placeholders", 3L));
    assertEquals(List.of(), codes("symbols", ASKED, "[a] [b] [c]", placeholders));
    assertEquals(List.of(), codes("symbols", ASKED, "नमस्ते दुनिया"));
  }

  @Test
  void givenRepetition_whenNoConstraintDemandsIt_thenItIsRefused() {
    String lines = "Row on.\nRow on.\nRow on.\nDown the stream.";
    assertEquals(List.of("REPEATED_LINES"), codes("lines", ASKED, lines));
    String phrase = "we go to sea and ".repeat(8);
    assertEquals(List.of("REPETITION"), codes("repetition", ASKED, phrase));
    Constraint often =
        Kinds.of(
            "keywords:frequency",
            Map.of("keyword", "sea", "frequency", 8L, "relation", "at least"));
    assertEquals(List.of(), codes("lines,repetition", ASKED, phrase + lines, often));
  }

  @ParameterizedTest
  @CsvSource({
    "I'm sorry; but I can't do that., false",
    "'I’m sorry, but I cannot help with that request.', true",
    "'\"I can''t assist with that.\"', true",
    "'As an AI language model, I have no opinion.', true",
    "'Unfortunately, I am unable to browse the web.', true",
    "I cannot believe that summer is over., false",
    "'Sorry is the hardest word, they say.', false",
    "In the harbour a ship waits., false"
  })
  void givenOpenings_whenChecked_thenOnlyRefusalsAreRefused(String output, boolean refused) {
    assertEquals(refused ? List.of("REFUSAL") : List.of(), codes("refusal", ASKED, output));
  }

  @Test
  void givenEcho_whenThePromptIsNotToBeRepeated_thenItIsRefused() {
    String echo = ASKED.toUpperCase(java.util.Locale.ROOT) + " It is old.";
    assertEquals(List.of("ECHO"), codes("echo", ASKED, echo));
    Constraint repeat = Kinds.of("combination:repeat_prompt", Map.of("prompt_to_repeat", ASKED));
    assertEquals(List.of(), codes("echo", ASKED, ASKED + " It is old.", repeat));
  }

  @Test
  void givenCutOutput_whenNoConstraintDemandsTheEnd_thenItIsRefused() {
    assertEquals(List.of("TRUNCATED"), codes("truncated", ASKED, PROSE + " and"));
    assertEquals(List.of("TRUNCATED"), codes("truncated", ASKED, "Run\n```\nls\n"));
    assertEquals(List.of(), codes("truncated", ASKED, "Run\n```\nls\n```"));
    Constraint end = Kinds.of("startend:end_checker", Map.of("end_phrase", "and"));
    assertEquals(List.of(), codes("truncated", ASKED, PROSE + " and", end));
  }

  @ParameterizedTest
  @CsvSource({
    "aws, AKIAIOSFODNN7EXAMPLE",
    "github, ghp_16C7e42F292c6912E7710c838347Ae178B4a",
    "slack, xoxb-1234567890-abcdef",
    "jwt, eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.dozjgNryP4J3jVmNHl0w5N",
    "pem, -----BEGIN RSA PRIVATE KEY-----",
    "random, kJ8sQ2mZx9Lw4RtYv7BnE3pHd6Gc1Fa5"
  })
  void givenSecrets_whenChecked_thenTheirKindIsNamedAndTheyAreNotShown(String kind, String secret) {
    List<Finding> findings =
        Rules.of(new CleanConfig("secrets", "en", 10))
            .check(Row.of(ASKED, "Take " + secret + " with you.", List.of(), false));
    assertEquals(List.of("SECRET:" + kind), findings.stream().map(Finding::code).toList());
    assertTrue(!findings.get(0).message().contains(secret), findings.get(0).message());
  }

  @ParameterizedTest
  @CsvSource({
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "https://en.wikipedia.org/wiki/Raymond_III_Count_of_Tripoli",
    "how-to-make-a-Cake-in-20-minutes-for-the-Family",
    "==================================="
  })
  void givenLongWordsThatAreNoSecrets_whenChecked_thenTheyPass(String word) {
    assertEquals(List.of(), codes("secrets", ASKED, "See " + word));
  }

  @Test
  void givenSeveralFaults_whenChecked_thenAllAreFound() {
    assertEquals(
        List.of("LENGTH:instruction", "CHARACTERS:broken", "TEMPLATE_MARKER", "REFUSAL"),
        codes("Hm", "I'm sorry, but \uFFFD <|im_end|>"));
  }

  @Test
  void givenComposedRows_whenChecked_thenThereIsNoFinding() {
    Rules rules = Rules.of(MisoConfig.defaults().clean());
    Map<String, Integer> findings = new TreeMap<>();
    int rows = 0;
    for (int fewest : List.of(1, 3)) {
      Composer composer = new Composer(new Curriculum(fewest, 6, Split.TRAIN), 11);
      for (long index = 0; index < 5000; index++) {
        Instruction instruction = composer.compose(index);
        if (new OfflineWriter().write(instruction, index) instanceof Answer.Written answer) {
          rows++;
          List<Constraint> constraints =
              instruction.constraints().stream().map(Placed::constraint).toList();
          rules
              .check(Row.of(instruction.text(), answer.output(), constraints, true))
              .forEach(finding -> findings.merge(finding.code(), 1, Integer::sum));
          assertEquals(List.of(), Masked.of(answer.output()).redactions());
        }
      }
    }
    assertTrue(rows > 9990, "rows " + rows);
    assertEquals(Map.of(), findings);
  }
}
