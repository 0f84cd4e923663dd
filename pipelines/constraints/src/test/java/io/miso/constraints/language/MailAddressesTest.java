package io.miso.constraints.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Beside langdetect's expression, which must find the same. */
class MailAddressesTest {
  private static final Pattern MAIL =
      Pattern.compile("[-_.0-9A-Za-z]{1,64}@[-_0-9A-Za-z]{1,255}[-_.0-9A-Za-z]{1,255}");
  private static final List<String> PIECES =
      List.of(
          "a", "@", ".", "-", " ", "b@c", "é", "x.y", "@@", "a".repeat(40), "b".repeat(140), ".");

  @Test
  void givenAwkwardTexts_whenBlanked_thenAsTheExpressionDoes() {
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      String text =
          random
              .ints(1 + random.nextInt(12), 0, PIECES.size())
              .mapToObj(PIECES::get)
              .collect(Collectors.joining());
      assertEquals(MAIL.matcher(text).replaceAll(" "), MailAddresses.blanked(text), text);
    }
  }
}
