package io.miso.constraints.compose.rich;

import java.util.List;

/** Numbers as words. */
final class Numbers {
  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final List<String> ORDINALS =
      List.of(
          "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
          "ninth", "tenth");
  private static final int MOST = 999;

  private Numbers() {}

  /** From 0 to 999; greater numbers stay digits. */
  static String words(long number) {
    if (number < 0 || number > MOST) {
      return Long.toString(number);
    }
    int n = (int) number;
    if (n >= 100) {
      String rest = n % 100 == 0 ? "" : " and " + words(n % 100);
      return SMALL.get(n / 100) + " hundred" + rest;
    }
    if (n < SMALL.size()) {
      return SMALL.get(n);
    }
    return TENS.get(n / 10) + (n % 10 == 0 ? "" : "-" + SMALL.get(n % 10));
  }

  /** From 0 to 10. */
  static String ordinal(long number) {
    return ORDINALS.get((int) number);
  }
}
