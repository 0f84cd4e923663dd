package io.miso.constraints;

import io.miso.constraints.text.Ascii;
import io.miso.constraints.text.Sentences;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import io.miso.constraints.text.TreebankTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How {@link WordRule}s look at words. Those of IFBench follow its checkers. */
final class Words {
  private static final String CONSONANTS = "bcdfghjklmnpqrstvwxyz";
  private static final String VOWELS = "aeiou";
  private static final int MOST_VOWELS = 3;
  private static final int PALINDROMES = 10;
  private static final int SHORTEST_PALINDROME = 5;
  private static final int LONGEST_PRIME = 97;
  private static final int LETTERS = 26;

  private Words() {}

  /** Words between blanks or hyphens, by their first letter; such as have none are passed over. */
  static Finding capitalized(Output output) {
    String text = output.text();
    List<Span> breaks = new ArrayList<>();
    for (Span word : Span.runs(text, c -> !Text.isBlank(c) && c != '-')) {
      int first =
          word.in(text).codePoints().filter(Character::isLetterOrDigit).findFirst().orElse('A');
      if (Character.isLowerCase(first)) {
        breaks.add(word);
      }
    }
    return Finding.unbroken(breaks);
  }

  /** Decimal digits of any script. */
  static Finding noDigits(Output output) {
    return Finding.unbroken(Span.runs(output.text(), Text::isDigit));
  }

  static Finding alphabet(Output output) {
    List<String> words = Ascii.split(Ascii.withoutPunctuation(output.text()));
    String first = words.isEmpty() ? "" : firstLetter(words.get(0));
    if (first.length() != 1 || first.charAt(0) < 'a' || first.charAt(0) > 'z') {
      return Finding.of(false, "no letter of the alphabet at the beginning");
    }
    char letter = first.charAt(0);
    for (String word : words.subList(1, words.size())) {
      letter = (char) ('a' + (letter - 'a' + 1) % LETTERS);
      if (!Text.lower(word).startsWith(String.valueOf(letter))) {
        return Finding.of(false, "'" + word + "' where " + letter + " is due");
      }
    }
    return Finding.of(true, words.size() + " words");
  }

  private static String firstLetter(String word) {
    return Text.lower(word.substring(0, word.offsetByCodePoints(0, 1)));
  }

  static Finding vowels(Output output) {
    String text = Text.strip(output.lower());
    Set<Integer> vowels =
        text.chars().filter(c -> VOWELS.indexOf(c) >= 0).boxed().collect(Collectors.toSet());
    boolean one = text.indexOf('\n') < 0;
    return Finding.of(
        one && vowels.size() <= MOST_VOWELS,
        vowels.size() + " vowels in " + (one ? "one paragraph" : "several paragraphs"));
  }

  static Finding consonants(Output output) {
    return everyToken(output, word -> hasCluster(Text.lower(word)));
  }

  private static boolean hasCluster(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (CONSONANTS.indexOf(word.charAt(i - 1)) >= 0 && CONSONANTS.indexOf(word.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  static Finding primeLengths(Output output) {
    return everyToken(
        output,
        word -> {
          String bare = Ascii.withoutPunctuation(word);
          return bare.isEmpty() || isPrime(bare.codePointCount(0, bare.length()));
        });
  }

  /** Up to 97, as far as the checker's table goes. */
  private static boolean isPrime(int number) {
    boolean prime = number >= 2 && number <= LONGEST_PRIME;
    for (int divisor = 2; prime && divisor * divisor <= number; divisor++) {
      prime = number % divisor != 0;
    }
    return prime;
  }

  private static Finding everyToken(Output output, Predicate<String> allowed) {
    String text = output.text();
    return Finding.unbroken(
        Ascii.tokens(text).stream().filter(token -> !allowed.test(token.in(text))).toList());
  }

  static Finding palindromes(Output output) {
    List<Span> found =
        Ascii.tokens(output.text()).stream()
            .filter(token -> isPalindrome(Text.lower(token.in(output.text()))))
            .toList();
    return Finding.atLeast(PALINDROMES, found);
  }

  private static boolean isPalindrome(String word) {
    int[] bare = Ascii.withoutPunctuation(word).codePoints().toArray();
    boolean same = bare.length >= SHORTEST_PALINDROME;
    for (int i = 0; same && i < bare.length / 2; i++) {
      same = bare[i] == bare[bare.length - 1 - i];
    }
    return same;
  }

  static Finding noConsecutive(Output output) {
    List<String> words = Ascii.split(Ascii.withoutPunctuation(output.lower()));
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).codePointAt(0) == words.get(i - 1).codePointAt(0)) {
        return Finding.of(false, words.get(i - 1) + " " + words.get(i));
      }
    }
    return Finding.of(true, "none");
  }

  static Finding paragraphEnds(Output output) {
    String text = output.text();
    List<Span> breaks = new ArrayList<>();
    for (Span line : Span.split(text, "\n")) {
      List<String> words = Ascii.split(Ascii.strip(Text.lower(Text.strip(line.in(text)))));
      if (!words.isEmpty() && !words.get(0).equals(words.get(words.size() - 1))) {
        breaks.add(line);
      }
    }
    return Finding.unbroken(breaks);
  }

  static Finding titleCase(Output output) {
    for (Span sentence : Sentences.split(output.text())) {
      for (String token : TreebankTokens.of(sentence.in(output.text()))) {
        int second = token.offsetByCodePoints(0, 1);
        boolean small = Text.isLower(token.substring(0, second));
        String rest = token.substring(second);
        if (small && (Text.isLower(rest) || Text.isUpper(rest))) {
          return Finding.of(false, "'" + token + "'");
        }
      }
    }
    return Finding.of(true, "title case");
  }
}
