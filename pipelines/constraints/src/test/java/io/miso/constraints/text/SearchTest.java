package io.miso.constraints.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A plain word is found where the regular expression would find it. */
class SearchTest {
  private static final List<String> PIECES =
      List.of(
          "a", "A", "b", "s", "S", "ſ", "k", "K", "İ", "ı", "i", "I", "ß", "ẞ", "Σ", "ς", "σ", "é",
          "É", "中", "😀", "\uD835", " ", "_", "-", "aa", "\n");

  @Test
  void givenPlainWords_whenSearched_thenAsRegularExpressions() {
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      String text = random(random, 12);
      String word = random(random, 1) + random(random, 2);
      assertEquals(
          matches(word, text),
          Search.ignoringCase(word).all(text, Text.folded(text)),
          () -> word + " in " + text);
    }
  }

  @Test
  void givenEveryCharacter_whenFoldedTwice_thenAsOnce() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      all.append((char) c);
    }
    String folded = Text.folded(all.toString());
    assertEquals(folded, Text.folded(folded));
  }

  @Test
  void givenNoExpression_whenChecked_thenRefused() {
    assertThrows(PatternSyntaxException.class, () -> Search.check("(a"));
    Search.check("a.c");
    Search.check("plain");
  }

  @Test
  void givenStarts_whenComparedInAnyCase_thenAsLowerCased() {
    Random random = new Random(4);
    for (int i = 0; i < 50_000; i++) {
      String text = random(random, 6);
      String part = random(random, 2);
      assertEquals(Text.lower(text).startsWith(Text.lower(part)), Text.startsInAnyCase(text, part));
      assertEquals(Text.lower(text).endsWith(Text.lower(part)), Text.endsInAnyCase(text, part));
    }
  }

  private static List<Span> matches(String word, String text) {
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNIX_LINES;
    Matcher matcher = Pattern.compile(word, flags).matcher(text);
    List<Span> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(new Span(matcher.start(), matcher.end()));
    }
    return found;
  }

  private static String random(Random random, int most) {
    return random
        .ints(1 + random.nextInt(most), 0, PIECES.size())
        .mapToObj(PIECES::get)
        .collect(Collectors.joining());
  }
}
