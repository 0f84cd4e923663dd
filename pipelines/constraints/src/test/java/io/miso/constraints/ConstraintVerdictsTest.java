package io.miso.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind against outputs made by hand, the reference checkers' quirks among them. */
public class ConstraintVerdictsTest {
  private static final String ENGLISH =
      "the small boat in the harbour is quiet and the children watch it every morning";

  /** A kind with parameters, outputs that satisfy it and outputs that do not. */
  public record Cases(
      String kind, Map<String, Object> params, List<String> met, List<String> unmet) {}

  public static Stream<Cases> cases() {
    return Stream.of(words(), lengths(), content(), formats(), wholes()).flatMap(List::stream);
  }

  private static List<Cases> words() {
    return List.of(
        cases(
            "keywords:existence",
            Map.of("keywords", List.of("cat", "a.c")),
            List.of("Concatenate abc", "CAT ... axc"),
            List.of("cat only", "abc only", "cat a\nc")),
        cases(
            "keywords:frequency",
            Map.of("keyword", " aa ", "frequency", 2, "relation", "at least"),
            List.of("aaaa", "AA aa"),
            List.of("aaa", "none")),
        cases(
            "keywords:forbidden_words",
            Map.of("forbidden_words", List.of("see", "see", "été")),
            List.of("seeing is fine", "foresee", "étés", "see_it"),
            List.of("SEE it", "(see)", "un Été", "see\uD83D\uDE00")),
        cases(
            "keywords:forbidden_words",
            Map.of("forbidden_words", List.of("x")),
            List.of("\uD835\uDC00x", "x²"),
            List.of("\u0301x", "x́")),
        cases(
            "keywords:letter_frequency",
            Map.of("letter", "E", "let_frequency", 3, "let_relation", "less than"),
            List.of("eE", "#"),
            List.of("eEe")),
        cases(
            "keywords:letter_frequency",
            Map.of("letter", "#", "let_frequency", 2, "let_relation", "at least"),
            List.of("## x"),
            List.of("# x")),
        cases(
            "change_case:capital_word_frequency",
            Map.of("capital_frequency", 3, "capital_relation", "at least"),
            List.of("I see the U.S. and X1.", "A B C", "CAN'T 3D"),
            List.of("I see A.", "AB-CD x", "Abc Def Ghi")));
  }

  private static List<Cases> lengths() {
    return List.of(
        sentences(3, List.of("1. First\n2. Second", "One. Two! Three?"), List.of("One.Two. Three")),
        sentences(2, List.of("e.g. this", "He left. (Really.) "), List.of("- a\n- b", "Mr. Smith")),
        sentences(2, List.of("P.S. The rose is calm."), List.of("a. B. c", "Title\nA text.")),
        cases(
            "length_constraints:number_words",
            Map.of("num_words", 4, "relation", "at least"),
            List.of("don't 3.14", "a b_c d e"),
            List.of("a b_c d", "one two")),
        cases(
            "length_constraints:number_paragraphs",
            Map.of("num_paragraphs", 2),
            List.of("a***b", "a\n***\nb", "***\na\n***\nb\n***", "a\n\nb ***c"),
            List.of("a******b", "a", "a***b***c", "***")),
        cases(
            "length_constraints:nth_paragraph_first_word",
            Map.of("num_paragraphs", 2, "nth_paragraph", 2, "first_word", "Hi"),
            List.of("a\n\nhi there", "a\n\n'\"Hi!x", "a\n\n  HI, you"),
            List.of(
                "a\n\n**Hi** x", "a\n\nHi: x", "a\n\n\n\nhi", "hi", "a\n\n\"'hi", "a\n\nhi\n\nb")));
  }

  private static List<Cases> content() {
    return List.of(
        cases(
            "detectable_content:number_placeholders",
            Map.of("num_placeholders", 2),
            List.of("[] [1]", "[a](x) [b c]", "[a [b] c] [d]"),
            List.of("[a", "[a\n] [b]", "(a) (b)")),
        cases(
            "detectable_content:postscript",
            Map.of("postscript_marker", "P.S."),
            List.of("x p. s. y", "P.P.S. y", "5 p.s. ok"),
            List.of("P.S y", "PS: y", "p.  s. y")),
        cases(
            "detectable_content:postscript",
            Map.of("postscript_marker", "P.P.S"),
            List.of("p.p. so", "P. P.\nS"),
            List.of("P.S. x", "PPS")));
  }

  private static List<Cases> formats() {
    return List.of(
        cases(
            "detectable_format:number_bullet_lists",
            Map.of("num_bullets", 2),
            List.of("* a\n- b", "*italic* x\n\n  -5", "a\n---\n- b", "*\n* a\n- b"),
            List.of("• a\n• b", "1. a\n2. b", "\"- a\n- b", "** a\n- b", "- a\n- b\n- c")),
        cases(
            "detectable_format:number_highlighted_sections",
            Map.of("num_highlights", 2),
            List.of("***x***", "*a* **b**", "a*b*c *d*"),
            List.of("**b**", "* * *a*", "*a\nb* *c*", "** ** ****")),
        cases(
            "detectable_format:multiple_sections",
            Map.of("section_spliter", " Day ", "num_sections", 2),
            List.of("Day 1 a Day2 b", "Day 1 on Day 2 of Day 3"),
            List.of("day 1 Day 2", "Day one Day 2", "Day  1 Day 2")),
        cases(
            "detectable_format:constrained_response",
            Map.of(),
            List.of("Well. My answer is no. Bye"),
            List.of("my answer is no.", "My answer is no")),
        cases(
            "detectable_format:json_format",
            Map.of(),
            List.of(
                "```json\n{\"a\": [1, NaN]}\n```", "3", "{\"a\":1,\"a\":-Infinity}", "\"\\u00e9\""),
            List.of(
                "{a: 1}", "[1,]", "{\"a\": \"x\ny\"}", "So: {}", "\uFEFF{}", "01", "[1 2]", "1.")),
        cases(
            "detectable_format:title",
            Map.of(),
            List.of("<<a>>", "x << 1 and y >> 2", "<<<b>>>"),
            List.of("<<>>", "<< >>", "<a>", "<<a\n>>", ">> a <<")));
  }

  private static List<Cases> wholes() {
    return List.of(
        cases(
            "combination:two_responses",
            Map.of(),
            List.of("a******b", "******a******b", "a*******a"),
            List.of("a****** a ", "a************b", "a", "a******b******c")),
        cases(
            "combination:repeat_prompt",
            Map.of("prompt_to_repeat", " Say It "),
            List.of(" say it. Done"),
            List.of("\"Say it\"", "I say it")),
        cases(
            "startend:end_checker",
            Map.of("end_phrase", "That is all."),
            List.of("x \"that is ALL.\" ", "That is all."),
            List.of("That is all. *", "That is all", "That is all. \"")),
        cases(
            "startend:quotation",
            Map.of(),
            List.of(" \"a\" and \"b\"\n", "\"\""),
            List.of("\"", "“a”", "\"a")),
        cases("punctuation:no_comma", Map.of(), List.of("a，b"), List.of("1,000")),
        cases(
            "change_case:english_capital",
            Map.of(),
            List.of(ENGLISH.toUpperCase(Locale.ROOT)),
            List.of(ENGLISH, "123", "ǅ")),
        cases(
            "change_case:english_lowercase",
            Map.of(),
            List.of(ENGLISH),
            List.of(
                "The" + ENGLISH, "123", "das kleine boot liegt ganz ruhig im hafen und schläft")),
        cases(
            "language:response_language",
            Map.of("language", "de"),
            List.of("Das kleine Boot liegt ganz ruhig im Hafen und schläft", "123 ..."),
            List.of(ENGLISH)));
  }

  private static Cases sentences(long number, List<String> met, List<String> unmet) {
    Map<String, Object> params = Map.of("num_sentences", number, "relation", "at least");
    return cases("length_constraints:number_sentences", params, met, unmet);
  }

  private static Cases cases(
      String kind, Map<String, Object> params, List<String> met, List<String> unmet) {
    return new Cases(kind, params, met, unmet);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givenOutputs_whenVerified_thenMetAndUnmetAsTheReferenceSays(Cases cases) {
    Constraint constraint = Kinds.of(cases.kind(), cases.params());
    for (String output : cases.met()) {
      assertTrue(constraint.verify(output).satisfied(), () -> constraint + " of: " + output);
    }
    for (String output : cases.unmet()) {
      assertFalse(constraint.verify(output).satisfied(), () -> constraint + " of: " + output);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givenBlankOutput_whenVerified_thenUnmet(Cases cases) {
    Verdict verdict = Kinds.of(cases.kind(), cases.params()).verify(" \n\u0085");
    assertEquals("blank output", verdict.observed());
    assertFalse(verdict.satisfied());
  }

  @Test
  void givenTheCasesAbove_whenKindsAreCollected_thenAllOfIfevalAreAmongThem() {
    Set<String> tested = cases().map(Cases::kind).collect(Collectors.toSet());
    assertEquals(25, tested.size());
    assertTrue(Kinds.all(KindSplit.TRAIN).containsAll(tested));
  }

  @Test
  void givenAstralLettersBefore_whenVerified_thenEvidenceCountsCodePoints() {
    Constraint forbidden =
        Kinds.of("keywords:forbidden_words", Map.of("forbidden_words", List.of("see")));
    Verdict verdict = forbidden.verify("\uD83D\uDE00 see and see");
    assertEquals(
        List.of(new Evidence(2, 5, "see"), new Evidence(10, 13, "see")), verdict.evidence());
    assertEquals("2 found", verdict.observed());
  }

  @Test
  void givenCount_whenVerified_thenExpectedAndObservedCanBeRead() {
    Verdict verdict =
        Kinds.of("detectable_format:number_bullet_lists", Map.of("num_bullets", 3))
            .verify("- a\n- b");
    assertEquals("exactly 3 bullets", verdict.expected());
    assertEquals("2", verdict.observed());
  }

  @Test
  void givenRunawayKeyword_whenVerified_thenUnmetAndSaidWhy() {
    Constraint runaway = Kinds.of("keywords:existence", Map.of("keywords", List.of("(a+a+)+$")));
    Verdict verdict = runaway.verify("a".repeat(200) + "!");
    assertFalse(verdict.satisfied());
    assertTrue(verdict.observed().startsWith("not judged: "), verdict.observed());
  }
}
