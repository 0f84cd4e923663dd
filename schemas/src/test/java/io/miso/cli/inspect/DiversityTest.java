package io.miso.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.CompositionKind;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.Example;
import io.miso.schemas.Lineage;
import io.miso.schemas.Message;
import io.miso.schemas.SourceKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiversityTest {
  private static Example example(int level, String template, String prompt, String output) {
    return Example.newBuilder()
        .setExampleId("e")
        .setMessages(List.of(new Message("user", prompt)))
        .setOutput(output)
        .setConstraints(
            List.of(
                new ConstraintRecord(
                    "c0", "punctuation:no_comma", Map.of(), "", 0, -1, -1, template)))
        .setLevel(level)
        .setComposition(CompositionKind.NESTED)
        .setLineage(Lineage.newBuilder().setSource(SourceKind.COMPOSER).build())
        .build();
  }

  @Test
  void givenExamples_whenTakenIn_thenSharesAndCountsAreTheirs() {
    Diversity diversity = new Diversity();
    diversity.add(example(1, "a", "Say it. Use no commas!", "One two three four."));
    diversity.add(example(2, "a", "say it; use NO commas", "One two three four. Five six seven."));
    diversity.add(example(2, "b", "Other words", "Five six seven eight."));
    diversity.add(example(2, "c", "End with \"nine ten eleven\"", "Nine ten eleven."));
    assertEquals(4, diversity.rows());
    assertEquals(3, diversity.distinctInstructions());
    assertEquals(0.5, diversity.topSentenceShare());
    assertEquals(Map.of("punctuation:no_comma", 0.5), diversity.topPhrasingShares());
    assertEquals(7.0 / 10, diversity.distinctTrigrams(), 1e-6);
    String report = String.join("\n", diversity.lines());
    assertTrue(report.contains("{1=1, 2=3}"), report);
    assertTrue(report.contains("{NESTED=4}"), report);
    assertTrue(report.contains("one two three four"), report);
  }

  @Test
  void givenNothing_whenReported_thenZeros() {
    Diversity diversity = new Diversity();
    assertEquals(0, diversity.topSentenceShare());
    assertEquals(0, diversity.distinctTrigrams());
    assertTrue(diversity.lines().get(0).contains("0"));
  }

  @Test
  void givenManyItems_whenCounted_thenTheEstimateIsCloseAndTheFrequentOneIsFound() {
    DistinctCount distinct = new DistinctCount();
    FrequentItems frequent = new FrequentItems(1000);
    for (int i = 0; i < 200_000; i++) {
      distinct.add("item " + i);
      frequent.add(i % 20 == 0 ? "often" : "item " + i);
    }
    assertEquals(200_000, distinct.estimate(), 1_000);
    Map.Entry<String, Long> top = frequent.top().orElseThrow();
    assertEquals("often", top.getKey());
    assertTrue(top.getValue() <= 10_000 && top.getValue() > 9_700, () -> "count " + top);
  }
}
