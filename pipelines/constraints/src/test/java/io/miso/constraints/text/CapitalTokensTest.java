package io.miso.constraints.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Beside the tokenizer itself, whose counts must be equal. */
class CapitalTokensTest {
  private static final List<String> PIECES =
      List.of(
          "A", "B", "a", "b", "'", "''", "\"", "`", "``", ".", "..", ",", ",", ":", "-", "--", " ",
          " ", " ", " ", "\n", "CANNOT", "Cannot", "gimME", "WANNA", "wanna ", "'TIS", "'twas",
          "N'T", "'S ", "'LL", "CAN'T", "U.S.", "1", "X1", "(", ")", "*", "É", "“", "”", "’", "«",
          "»", ";", "?", "!", "/", "_", "D'YE", "MORE'N", "\u00A0", "\u2028", "𝐀", "ǅ", "‘",
          "THE ", " I ", "e.g. ");

  @Test
  void givenAwkwardTexts_whenCounted_thenAsTheTokenizerFinds() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String text =
          random
              .ints(1 + random.nextInt(14), 0, PIECES.size())
              .mapToObj(PIECES::get)
              .collect(Collectors.joining());
      for (Span sentence : Sentences.split(text)) {
        long tokens = TreebankTokens.of(sentence.in(text)).stream().filter(Text::isUpper).count();
        assertEquals(tokens, CapitalTokens.count(text, sentence), text);
      }
    }
  }
}
