package io.miso.cli;

import java.util.Locale;

/** Numbers of things as text for people. */
public final class Counted {
  private Counted() {}

  /** As "1 pair" or "2,000 pairs", of a word whose plural ends in s. */
  public static String of(long number, String thing) {
    return number(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /** With commas between the thousands. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
