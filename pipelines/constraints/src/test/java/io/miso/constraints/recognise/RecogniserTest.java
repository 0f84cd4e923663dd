package io.miso.constraints.recognise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.constraints.Constraint;
import io.miso.constraints.ConstraintException;
import io.miso.constraints.Kinds;
import io.miso.constraints.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecogniserTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Write a poem in more than 40 words.|length_constraints:number_words: at least 41 words",
        "Keep it to no more than 1,000 words.|length_constraints:number_words: less than 1001 words",
        "A 300+ word summary, please.|length_constraints:number_words: at least 300 words",
        "Use 20 words or fewer.|length_constraints:number_words: less than 21 words",
        "Do not exceed five sentences.|length_constraints:number_sentences: less than 6 sentences",
        "You are not allowed to use any commas.|punctuation:no_comma: no comma",
        "Answer in German only.|language:response_language: language de",
        "The answer must be in all caps.|change_case:english_capital: English in capital letters only",
        "Use only lowercase letters.|change_case:english_lowercase: English in small letters only",
        "Include the keywords \"tree\", 'river' and \"sea\".|keywords:existence: all of [tree, river, sea]",
        "Do not use the words tree or river.|keywords:forbidden_words: none of [tree, river]",
        "The word tree should appear at most twice.|keywords:frequency: less than 3 times 'tree'",
        "Add a postscript starting with P.P.S please.|detectable_content:postscript: a postscript that begins with P.P.S",
        "End your answer with \"That is all.\"|startend:end_checker: 'That is all.' at the end",
      })
  void givenWords_whenRead_thenKindAndParameters(String words, String expected) {
    assertEquals(List.of(expected), read(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write about words, sentences and commas.",
        "Each line must have at least 5 words.",
        "Use at least 5 words per line.",
        "Don't answer in JSON format.",
        "At least 5 words should be in all caps.",
        "Why do people write letters in all these languages?",
        "Use at least 20 words. Use at least 30 words.",
        "Why do people write in all capital letters?",
        "Name a language. Which one has at least 400 words for snow?",
        "Translate to Spanish: \"Do not use any commas.\"",
        "Write a function which tells if a text has at least 200 words.",
        "If you write about cats, use at least 100 words.",
        "",
      })
  void givenNothingSureToBeAsked_whenRead_thenNothing(String words) {
    assertEquals(List.of(), read(words));
  }

  private static List<String> read(String words) {
    return Recogniser.in(words).stream().map(c -> c.kind() + ": " + c.expected()).toList();
  }

  /** The labels lack what 10 of the prompts ask for, or say it otherwise. */
  @Test
  void givenIfevalsPrompts_whenRead_thenWhatIsFoundIsWhatTheLabelsSay() throws IOException {
    int right = 0;
    int wrong = 0;
    int declared = 0;
    for (String line : Files.readAllLines(SharedFiles.require("ifeval/input_data.jsonl"))) {
      JsonNode row = MAPPER.readTree(line);
      Map<String, Optional<Constraint>> labels = labels(row);
      declared += labels.size();
      for (Constraint found : Recogniser.in(row.get("prompt").textValue())) {
        Optional<Constraint> label = labels.getOrDefault(found.kind(), Optional.empty());
        boolean same = label.map(RecogniserTest::comparable).equals(Optional.of(comparable(found)));
        right += same ? 1 : 0;
        wrong += same ? 0 : 1;
      }
    }
    assertEquals(
        "567 as labelled, 10 otherwise, of 817 labels",
        right + " as labelled, " + wrong + " otherwise, of " + declared + " labels");
  }

  private static Map<String, Optional<Constraint>> labels(JsonNode row) {
    Map<String, Optional<Constraint>> labels = new HashMap<>();
    for (int i = 0; i < row.get("instruction_id_list").size(); i++) {
      Map<String, Object> params = new HashMap<>();
      for (Map.Entry<String, JsonNode> entry : row.get("kwargs").get(i).properties()) {
        params.put(entry.getKey(), MAPPER.convertValue(entry.getValue(), Object.class));
      }
      labels.put(row.get("instruction_id_list").get(i).textValue(), constraint(row, i, params));
    }
    return labels;
  }

  /** Empty where a label's parameters are ones that we refuse. */
  private static Optional<Constraint> constraint(JsonNode row, int i, Map<String, Object> params) {
    try {
      return Optional.of(Kinds.of(row.get("instruction_id_list").get(i).textValue(), params));
    } catch (ConstraintException refused) {
      return Optional.empty();
    }
  }

  /** Words in any order and letter case. */
  private static String comparable(Constraint constraint) {
    Map<String, Object> params = new TreeMap<>(constraint.params());
    params.replaceAll((name, value) -> value instanceof List<?> list ? sorted(list) : value);
    return params.toString().toLowerCase(Locale.ROOT);
  }

  private static TreeSet<String> sorted(List<?> words) {
    TreeSet<String> sorted = new TreeSet<>();
    words.forEach(word -> sorted.add(word.toString().toLowerCase(Locale.ROOT)));
    return sorted;
  }
}
