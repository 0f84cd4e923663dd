package io.miso.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.config.CorpusFields;
import io.miso.config.MisoConfig.ConstraintsFrom;
import io.miso.schemas.Reject;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.RunStage;
import io.miso.streaming.source.CorpusSource;
import io.miso.streaming.source.Line;
import io.miso.streaming.source.ParseLine;
import io.miso.streaming.source.SourceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source and stage on Beam's direct runner, which checks coders and mutations. */
class GeneratePipelineTest {
  private static final String CORPUS =
      """
      {"prompt": "Say hi.", "response": "Hi."}
      {"messages": [{"role": "user", "content": "Say ho."}, {"role": "assistant", "content": "Ho"}]}
      {"prompt": "Say hi."}
      [1]
      """;

  private static String code(Reject reject) {
    return reject.getSourceOffset() + " " + reject.getReasons().get(0).getCode();
  }

  @Test
  void givenBothFormsAndBadLines_whenReadOnTheDirectRunner_thenPairsAndRejects(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("c.jsonl"), CORPUS);
    SourceOptions options = PipelineOptionsFactory.as(SourceOptions.class);
    options.setRunner(DirectRunner.class);
    options.setStoreRoot(folder.resolve("root").toString());
    Pipeline pipeline = Pipeline.create(options);
    CorpusSource source = CorpusSource.of(new CorpusSource.Plan(file.toString(), false, 2, "p"));
    RunStage<Line, Draft> parse =
        RunStage.of(
            new ParseLine(false, ConstraintsFrom.DECLARED, CorpusFields.USUAL),
            SerializableCoder.of(Draft.class),
            "p");
    PCollectionTuple outcomes =
        pipeline.apply("Read", Read.from(source).withMaxNumRecords(4)).apply("Parse", parse);
    var texts = MapElements.into(TypeDescriptors.strings()).via(Draft::instructionText);
    PAssert.that(outcomes.get(parse.passed()).apply("Texts", texts))
        .containsInAnyOrder("Say hi.", "Say ho.");
    var codes = MapElements.into(TypeDescriptors.strings()).via(GeneratePipelineTest::code);
    PAssert.that(outcomes.get(RunStage.REJECTS).apply("Codes", codes))
        .containsInAnyOrder("3 NO_PAIR", "4 NOT_AN_OBJECT");
    PipelineResult result = pipeline.run();
    assertEquals(State.DONE, result.waitUntilFinish());
    assertEquals(
        Map.of(
            "read.passed", 2L,
            "read.refused", 2L,
            "read.refused.NO_PAIR", 1L,
            "read.refused.NOT_AN_OBJECT", 1L),
        counts(result));
  }

  private static Map<String, Long> counts(PipelineResult result) {
    MetricsFilter ours =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace("miso")).build();
    Map<String, Long> counts = new HashMap<>();
    result
        .metrics()
        .queryMetrics(ours)
        .getCounters()
        .forEach(counter -> counts.put(counter.getName().getName(), counter.getAttempted()));
    return counts;
  }
}
