package io.miso.constraints.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageIdTest {

  @ParameterizedTest
  @CsvSource({
    "en, The children watch the quiet boat in the harbour every morning",
    "de, Die Kinder sehen jeden Morgen das ruhige Boot im Hafen",
    "fr, Les enfants regardent chaque matin le bateau dans le port",
    "ru, Дети каждое утро смотрят на лодку в гавани"
  })
  void givenSentence_whenDetected_thenItsLanguage(String code, String sentence) {
    assertEquals(Optional.of(code), LanguageId.detect(sentence));
  }

  @Test
  void givenNoLetters_whenDetected_thenNone() {
    assertEquals(Optional.empty(), LanguageId.detect("123 ... 456"));
  }

  @Test
  void givenUnsureText_whenDetectedByManyThreads_thenAlwaysTheSame() {
    List<Optional<String>> answers =
        IntStream.range(0, 400).parallel().mapToObj(i -> LanguageId.detect("PIANO SOLO")).toList();
    assertEquals(1, answers.stream().distinct().count());
    assertTrue(answers.get(0).isPresent());
  }
}
