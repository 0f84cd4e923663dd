package io.miso.constraints.clean;

import io.miso.constraints.clean.PersonalData.Found;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A text whose personal data are replaced by their types in brackets, such as {@code [EMAIL]}.
 *
 * @param text the masked text
 * @param redactions the placeholders, from left to right
 */
public record Masked(String text, List<Redaction> redactions) {
  /**
   * One placeholder.
   *
   * @param type EMAIL, PHONE, IBAN, CARD or IP
   * @param start first code point in the masked text
   * @param end one past the last code point
   */
  public record Redaction(String type, int start, int end) implements Serializable {}

  /** Copies the list. */
  public Masked {
    redactions = List.copyOf(redactions);
  }

  /** An output without personal data. */
  public static Masked of(String output) {
    return of(output, List.of());
  }

  /**
   * A prompt's text without personal data, but for what a constraint names: a foreign constraint's
   * place in the prompt is known by its parameters alone.
   *
   * @param needed texts that hold the parameters
   */
  public static Masked of(String text, List<String> needed) {
    List<Found> found = new ArrayList<>(PersonalData.in(text));
    found.removeIf(f -> needed.stream().anyMatch(param -> param.contains(f.span().in(text))));
    return found.isEmpty() ? new Masked(text, List.of()) : replaced(text, found);
  }

  private static Masked replaced(String text, List<Found> found) {
    StringBuilder masked = new StringBuilder();
    List<Redaction> redactions = new ArrayList<>();
    int from = 0;
    int codePoints = 0;
    for (Found next : found) {
      String placeholder = "[" + next.type() + "]";
      codePoints += text.codePointCount(from, next.span().start());
      masked.append(text, from, next.span().start()).append(placeholder);
      redactions.add(new Redaction(next.type(), codePoints, codePoints + placeholder.length()));
      codePoints += placeholder.length();
      from = next.span().end();
    }
    return new Masked(masked.append(text, from, text.length()).toString(), redactions);
  }
}
