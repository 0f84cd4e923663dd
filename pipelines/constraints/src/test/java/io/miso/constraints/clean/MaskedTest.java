package io.miso.constraints.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.constraints.clean.Masked.Redaction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {
  @ParameterizedTest
  @CsvSource({
    "EMAIL, jane.doe+work@mail.example.com",
    "PHONE, +49 30 901820",
    "PHONE, (650) 253-0000",
    "IBAN, DE89 3704 0044 0532 0130 00",
    "IBAN, GB82WEST12345698765432",
    "CARD, 4111 1111 1111 1111",
    "CARD, 5555555555554444",
    "IP, 81.2.69.142",
    "IP, 2001:db8:85a3::8a2e:370:7334"
  })
  void givenPersonalData_whenMasked_thenTheTypeStandsInItsPlace(String type, String datum) {
    Masked masked = Masked.of("\uD83D\uDE80 Use " + datum + ", please.");
    assertEquals("\uD83D\uDE80 Use [" + type + "], please.", masked.text());
    assertEquals(List.of(new Redaction(type, 6, 8 + type.length())), masked.redactions());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89 3704 0044 0532 0130 01",
        "4111 1111 1111 1112",
        "not a mail @ all, nor a@b",
        "127.0.0.1 and 192.168.1.20",
        "version 10.4.2.1",
        "999.1.2.3",
        "at 12:30:45, std::vector",
        "3.14159265358979",
        "in 1999, 2000 and 2001",
        "item 12345"
      })
  void givenWhatOnlyLooksLikeIt_whenMasked_thenItStays(String text) {
    assertEquals(new Masked(text, List.of()), Masked.of(text));
  }

  @Test
  void givenSeveral_whenMasked_thenTheirOrderStays() {
    Masked masked = Masked.of("a@example.org 8.8.8.8 b@example.org");
    assertEquals("[EMAIL] [IP] [EMAIL]", masked.text());
    assertEquals(
        List.of(
            new Redaction("EMAIL", 0, 7),
            new Redaction("IP", 8, 12),
            new Redaction("EMAIL", 13, 20)),
        masked.redactions());
  }

  @Test
  void givenPromptWhoseConstraintNamesAnAddress_whenMasked_thenThatOneStays() {
    assertEquals(
        "Mention a@example.org, not [EMAIL].",
        Masked.of("Mention a@example.org, not b@example.org.", List.of("[a@example.org]")).text());
  }
}
