package io.miso.constraints.decompose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever text comes, the cuts keep what is promised of them. */
class DecomposerFuzzTest {
  private static final int LONGEST = 40;

  /** Words, and all that could mislead a rule. */
  private static final List<String> AWKWARD =
      List.of(
          "Use at most 5 words",
          " and no commas",
          ", ensuring that each word is capitalized",
          " in at least 3 sentences",
          "Include the keyword 'tea'",
          "Example 1:",
          "Question: ",
          "**Answer**:",
          "用中文回答",
          "，並且不超過200字",
          "。",
          "；",
          ". ",
          "! ",
          "? A",
          ".",
          "; B",
          ", ",
          " ",
          "\t",
          "\u00A0",
          "\n",
          "\n\n",
          "\r\n",
          "\r",
          "\u2028",
          "- ",
          "1. ",
          "(2) ",
          "a) ",
          "# ",
          "```",
          "~~~\n",
          "`",
          "\"",
          "'",
          "“",
          "”",
          "‘",
          "’",
          "「",
          "」",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "<<",
          ">>",
          "https://a.b/c?d=E.F;g",
          "www.x.y",
          "e\u0301",
          "\u0301",
          "👩\u200D👩\u200D👧",
          "👍🏽",
          "\u200D",
          "\uD83D",
          "\uDE00",
          "𝐀",
          "İ",
          "ǅ",
          "e.g. ",
          "Mr. ",
          "*",
          "***",
          "******",
          ":",
          "０５");

  /** What no cut may enter, and what the filling between them may not complete or continue. */
  private static final List<String> WHOLE =
      List.of(
          "\"Use at most 5 words. No commas; none\"",
          "“End with a period. Use JSON.”",
          "「用中文。不要逗號。」",
          "(in at most 5 words; no commas. Use JSON)",
          "[Use a table. Use XML]",
          "{a; B. Include the keyword c}",
          "<<Use a title. No commas>>",
          "https://a.b/c?d=E.F;G",
          "`Use x. Use y; Z`",
          "'Use no commas. Use JSON'",
          "\n```\nUse at most 5 words. No commas.\n\n- Use JSON\n```\n",
          "👩\u200D👩\u200D👧",
          "e\u0301\u0302");

  private static final List<String> FILLING =
      List.of(
          "Use at most 5 words. ",
          "Do not use commas; Write in French. ",
          "End with a period,",
          " and include the keyword tea ",
          "\n\n",
          "\r\n",
          "\n- ",
          "\n1. ",
          "。",
          " 不超過200字，並且包含3個段落 ",
          " 😀 ",
          "Why? ",
          ": ");

  @Test
  void givenTwentyThousandAwkwardTexts_whenDecomposed_thenTheInvariantsHold() {
    awkward(12_000);
    planted(8_000);
  }

  @Test
  @Tag("campaign")
  void givenAMillionAwkwardTexts_whenDecomposed_thenTheInvariantsHold() {
    awkward(600_000);
    planted(400_000);
  }

  private static void awkward(int count) {
    Random random = new Random(21);
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 1 + random.nextInt(LONGEST); n > 0; n--) {
        text.append(AWKWARD.get(random.nextInt(AWKWARD.size())));
      }
      check(text.toString());
    }
  }

  private static List<Segment> check(String text) {
    List<Segment> segments = Checks.decompose(text);
    Checks.covers(text, segments);
    Checks.roles(segments);
    Checks.graphemes(text, segments);
    assertEquals(segments, Checks.decompose(text));
    return segments;
  }

  /** Texts in which it is known where no cut may be. */
  private static void planted(int count) {
    Random random = new Random(22);
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder("Say it. ");
      List<int[]> whole = new ArrayList<>();
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        int start = text.length();
        text.append(WHOLE.get(random.nextInt(WHOLE.size())));
        whole.add(new int[] {start, text.length()});
        text.append(' '); // a letter right after it would take its closing mark away
        for (int m = 1 + random.nextInt(3); m > 0; m--) {
          text.append(FILLING.get(random.nextInt(FILLING.size())));
        }
      }
      entersNone(text.toString(), whole);
    }
  }

  private static void entersNone(String text, List<int[]> whole) {
    for (Segment segment : check(text)) {
      int cut = text.offsetByCodePoints(0, segment.start());
      for (int[] span : whole) {
        String words = text.substring(span[0], span[1]);
        int start = span[0] + words.length() - words.stripLeading().length();
        int end = span[1] - words.length() + words.stripTrailing().length();
        assertTrue(cut <= start || cut >= end, () -> "Cut at " + cut + " in " + text);
      }
    }
  }

  /** A rule that looks at every rest of a run again would take long for these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        " ",
        "\n",
        ".",
        ". ",
        ". A",
        ", and ",
        "\"",
        "'",
        "(",
        "((",
        ")",
        "<<",
        "`",
        "```\n",
        "- ",
        "\n- a",
        "use ",
        "at least ",
        "a words ",
        "#",
        "*",
        "1",
        "http://",
        "www.",
        "，",
        "。",
        "Q:\n",
        "Use no commas. "
      })
  void givenALongRun_whenDecomposed_thenTheTimeIsBounded(String unit) {
    String text = "Use at most 5 words. " + unit.repeat(32_000 / unit.length());
    assertTimeout(Duration.ofSeconds(5), () -> check(text));
  }

  @Test
  void givenATextAboveTheCap_whenDecomposed_thenItIsOneSubContext() {
    String text = "Use no commas. ".repeat(3000);
    List<Segment> segments = check(text);
    assertEquals(1, segments.size());
    assertEquals(Segment.Origin.UNSPLIT, segments.get(0).origin());
  }
}
