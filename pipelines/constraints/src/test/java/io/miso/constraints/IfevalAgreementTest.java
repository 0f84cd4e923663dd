package io.miso.constraints;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.SavedVerdicts.Agreement;
import io.miso.constraints.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The verifiers against verdicts that the reference checkers gave on two models' answers. */
class IfevalAgreementTest {
  private static final int ROWS = 2 * 834;

  @Test
  void givenStrictVerdicts_whenJudgedAgain_thenTheSame() throws IOException {
    assertAgrees("strict", IfevalAgreementTest::strict);
  }

  @Test
  void givenLooseVerdicts_whenJudgedAgain_thenTheSame() throws IOException {
    assertAgrees(
        "loose",
        (constraint, output) -> variants(output).anyMatch(variant -> strict(constraint, variant)));
  }

  private static boolean strict(Constraint constraint, String output) {
    return constraint.verify(output).satisfied();
  }

  private static void assertAgrees(String mode, BiPredicate<Constraint, String> judge)
      throws IOException {
    Agreement agreement = new SavedVerdicts().judge(mode, judge);
    System.out.printf(
        "%s: %.4f of %d rows agree, %.4f of %d language rows, all %d kinds%n",
        mode,
        agreement.share(),
        agreement.rows,
        agreement.languageShare(),
        agreement.languageRows,
        agreement.kinds.size());
    assertEquals(ROWS, agreement.rows);
    assertEquals(
        Kinds.all().stream().filter(kind -> !kind.startsWith("miso:")).collect(toSet()),
        agreement.kinds);
    assertEquals(List.of(), agreement.deterministicMisses);
    assertTrue(
        agreement.languageShare() >= 0.99,
        () -> agreement.languageShare() + " of " + agreement.languageRows + " language rows");
    assertTrue(agreement.share() >= 0.996, () -> agreement.share() + " of all rows");
  }

  /** The output, without first line, last line, both; each with and without stars. */
  private static Stream<String> variants(String output) {
    List<String> lines = List.of(output.split("\n", -1));
    int size = lines.size();
    return Stream.of(
            output,
            cut(lines, 1, size),
            cut(lines, 0, size - 1),
            cut(lines, 1, Math.max(1, size - 1)))
        .flatMap(variant -> Stream.of(variant, variant.replace("*", "")));
  }

  private static String cut(List<String> lines, int from, int to) {
    return Text.strip(String.join("\n", lines.subList(from, to)));
  }
}
