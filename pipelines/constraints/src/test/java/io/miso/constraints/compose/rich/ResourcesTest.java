package io.miso.constraints.compose.rich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.constraints.SharedFiles;
import io.miso.constraints.compose.Split;
import io.miso.constraints.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The files that people may edit keep to what the composer promises. */
class ResourcesTest {

  @Test
  void givenTopics_whenCounted_thenTwentyFourOfTwelveThings() {
    assertEquals(24, Topic.all().size());
    for (Topic topic : Topic.all()) {
      assertEquals(12, topic.facts().size(), topic.name());
      assertEquals(10, topic.nouns(Split.TRAIN).size());
      assertTrue(topic.adjectives().size() >= 9 && topic.verbs().size() >= 8, topic.name());
      topic.facts().values().forEach(fact -> assertTrue(fact.indexOf(',') < 0, fact));
    }
  }

  @Test
  void givenEveryKind_whenItsWordingsAreCounted_thenTwelveTwoAndTwo() {
    for (RichKind kind : KindTable.all()) {
      List<Template> all = Template.of(kind.kind());
      for (Split split : Split.values()) {
        long count = all.stream().filter(t -> t.split() == split).count();
        long wanted = split == Split.TRAIN ? 12 : 2;
        assertTrue(count >= wanted, () -> kind.kind() + " " + split + ": " + count);
      }
      long negative =
          all.stream()
              .filter(
                  t ->
                      t.words()
                          .matches(
                              "(?i).*\\b(not|no|never|nothing|nobody|without|avoid|keep|zero|"
                                  + "none|off limits|banned|beyond|refrain|leave|stay|free)\\b.*"))
              .count();
      assertTrue(negative >= 3, () -> kind.kind() + ": " + negative + " negative");
      assertEquals(all.size(), all.stream().map(Template::words).distinct().count(), kind.kind());
    }
  }

  @Test
  void givenIfevalsOwnValues_whenCompared_thenNoKeywordOrPhraseIsOneOfThem() throws IOException {
    Set<String> theirs = new HashSet<>();
    for (String line : Files.readAllLines(SharedFiles.require("ifeval/input_data.jsonl"))) {
      for (JsonNode kwargs : new ObjectMapper().readTree(line).get("kwargs")) {
        for (String name :
            List.of("keywords", "forbidden_words", "keyword", "first_word", "end_phrase")) {
          kwargs.path(name).forEach(word -> theirs.add(Text.lower(word.asText())));
          theirs.add(Text.lower(kwargs.path(name).asText("")));
        }
      }
    }
    assertTrue(theirs.size() > 100);
    Set<String> ours = new HashSet<>();
    for (String pool : List.of("keyword", "ban", "adjective", "first", "ending")) {
      ours.addAll(Pools.of(pool));
    }
    Topic.all().forEach(topic -> ours.addAll(topic.adjectives()));
    Topic.all().forEach(topic -> ours.addAll(topic.verbs()));
    ours.removeIf(word -> !theirs.contains(Text.lower(word)));
    assertEquals(Set.of(), ours);
  }

  @Test
  void givenUnknownNames_whenLookedUp_thenErrorsSaySo() {
    assertMessage("moonbase", () -> Topic.of("moonbase"));
    assertMessage("no:kind", () -> Template.of("no:kind"));
    assertMessage("no:kind", () -> KindTable.of("no:kind"));
    assertMessage("nothing", () -> Pools.of("nothing"));
    assertMessage("nothing", () -> Frames.of("nothing"));
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
    Throwable refused = assertThrows(IllegalArgumentException.class, call);
    assertTrue(String.valueOf(refused.getMessage()).contains(part));
  }

  @Test
  void givenNumbers_whenSpelled_thenEnglish() {
    assertEquals("two hundred and fifty-three", Numbers.words(253));
    assertEquals("nineteen", Numbers.words(19));
    assertEquals("forty", Numbers.words(40));
    assertEquals("four hundred", Numbers.words(400));
    assertEquals("1000", Numbers.words(1000));
  }
}
