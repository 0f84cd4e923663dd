package io.miso.constraints;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever text comes, every verifier gives a verdict, the same again, and in time. */
class VerifierFuzzTest {
  private static final int LONGEST = 60;

  /** Processor time; work that grows with the square of the length takes many times as long. */
  private static final long MOST_MILLIS = 1_500;

  private static final List<String> AWKWARD =
      List.of(
          "a",
          "B",
          "İ",
          "ß",
          "ſ",
          "ﬁ",
          "ǅ",
          "²",
          "Ⅷ",
          "e\u0301",
          "中",
          "।",
          "😀",
          "👩\u200D👧",
          "\uD835\uDC00",
          "\uD800",
          "\uDC00",
          "\u00A0",
          "\u001C",
          "\u0085",
          "\u2028",
          "\r\n",
          "\n",
          "\n\n",
          " ",
          ". ",
          ". . .",
          "...",
          "!",
          "?",
          "e.g. ",
          "Mr. ",
          "1.",
          "*",
          "**",
          "***",
          "******",
          "-",
          "--",
          "<<",
          ">>",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "''",
          "“",
          "”",
          "`",
          "```",
          "```json",
          "P.S.",
          "P. P. S",
          ",",
          ":",
          ";",
          "Day ",
          "٣",
          "0",
          "can't",
          "N'T",
          "cannot");

  @Test
  void givenAwkwardTexts_whenVerified_thenVerdictsAreRepeatableAndEvidenceLiesInside() {
    verify(500);
  }

  @Test
  @Tag("campaign")
  void givenManyAwkwardTexts_whenVerified_thenVerdictsAreRepeatableAndEvidenceLiesInside() {
    verify(20_000);
  }

  /** A verifier that looks at every rest of a run again would take long for these. */
  @ParameterizedTest
  @ValueSource(
      strings = {" ", "\n", ".", ". ", "!", "a", "A.", "*", "* ", "-", "[", "<<", "\"", "'", "P."})
  void givenLongRun_whenVerified_thenTheTimeIsBounded(String unit) {
    String output = "E.g." + unit.repeat(60_000 / unit.length()) + "x";
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (Constraint constraint : Table.constraints()) {
      long start = threads.getCurrentThreadCpuTime();
      constraint.verify(output);
      long millis = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
      assertTrue(millis <= MOST_MILLIS, () -> constraint + " took " + millis + " ms");
    }
  }

  private static void verify(int count) {
    Random random = new Random(5);
    List<Constraint> constraints = Table.constraints();
    assertEquals(Kinds.all(), constraints.stream().map(Constraint::kind).collect(toSet()));
    for (int i = 0; i < count; i++) {
      String output =
          random
              .ints(random.nextInt(LONGEST), 0, AWKWARD.size())
              .mapToObj(AWKWARD::get)
              .collect(Collectors.joining());
      int length = output.codePointCount(0, output.length());
      for (Constraint constraint : constraints) {
        Verdict verdict = constraint.verify(output);
        assertEquals(verdict, constraint.verify(output));
        verdict.evidence().forEach(found -> assertTrue(found.end() <= length, found::toString));
      }
    }
  }
}
