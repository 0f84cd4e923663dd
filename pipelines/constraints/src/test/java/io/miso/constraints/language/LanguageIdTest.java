package io.miso.constraints.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cybozu.labs.langdetect.Detector;
import com.cybozu.labs.langdetect.DetectorFactory;
import com.cybozu.labs.langdetect.LangDetectException;
import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.constraints.compose.Split;
import io.miso.constraints.text.Resources;
import io.miso.constraints.write.Answer;
import io.miso.constraints.write.OfflineWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beside the library itself, whose results ours must equal. */
class LanguageIdTest {
  private static final String ODD =
      "aAbB éÉßẠậơ\u0300\u0301\u0323 あアカ가한中文字學，。.@/: http://x.y/z me@x.org ویي șț\u200B😀\n ";

  @BeforeAll
  static void loadLibrary() throws LangDetectException {
    List<String> profiles = new ArrayList<>();
    for (String code : Profiles.SHIPPED.languages()) {
      profiles.add(String.join("\n", Resources.lines(DetectorFactory.class, "/profiles/" + code)));
    }
    DetectorFactory.clear();
    DetectorFactory.loadProfile(profiles);
  }

  @ParameterizedTest
  @CsvSource({
    "en, The children watch the quiet boat in the harbour every morning",
    "de, Die Kinder sehen jeden Morgen das ruhige Boot im Hafen",
    "fr, Les enfants regardent chaque matin le bateau dans le port",
    "ru, Дети каждое утро смотрят на лодку в гавани"
  })
  void givenSentence_whenDetected_thenItsLanguage(String code, String sentence) {
    assertEquals(Optional.of(code), new LanguageId(sentence).detect());
  }

  @Test
  void givenNoLetters_whenDetected_thenNone() {
    assertEquals(Optional.empty(), new LanguageId("123 ... 456").detect());
  }

  @Test
  void givenUnsureText_whenDetectedByManyThreads_thenAlwaysTheSame() {
    List<Optional<String>> answers =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(i -> new LanguageId("PIANO SOLO").detect())
            .toList();
    assertEquals(1, answers.stream().distinct().count());
    assertTrue(answers.get(0).isPresent());
  }

  @Test
  void givenComposedAnswers_whenDetected_thenAsTheLibraryDoes() throws LangDetectException {
    Composer composer = new Composer(new Curriculum(1, 6, Split.TRAIN), 3);
    for (int i = 0; i < 1_000; i++) {
      if (new OfflineWriter().write(composer.compose(i), i) instanceof Answer.Written answer) {
        assertSame(answer.output());
        assertSame(answer.output().toUpperCase(Locale.ROOT));
      }
    }
  }

  @Test
  void givenOddText_whenDetected_thenAsTheLibraryDoes() throws LangDetectException {
    Random random = new Random(5);
    int[] odd = ODD.codePoints().toArray();
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(60); left > 0; left--) {
        text.appendCodePoint(
            random.nextInt(4) == 0 ? random.nextInt(0x3000) : odd[random.nextInt(odd.length)]);
      }
      assertSame(text.toString());
    }
  }

  @Test
  void givenLongText_whenDetected_thenAsTheLibraryDoes() throws LangDetectException {
    assertSame("Der Hafen ist ruhig. ".repeat(600) + "Дети смотрят на лодку. ".repeat(900));
  }

  private static void assertSame(String text) throws LangDetectException {
    assertEquals(library(text), new LanguageId(text).detect(), text);
  }

  private static Optional<String> library(String text) throws LangDetectException {
    DetectorFactory.setSeed(text.hashCode());
    Detector detector = DetectorFactory.create();
    detector.append(text);
    try {
      String code = detector.detect();
      return code.equals("unknown") ? Optional.empty() : Optional.of(code);
    } catch (LangDetectException noFeature) {
      return Optional.empty();
    }
  }
}
