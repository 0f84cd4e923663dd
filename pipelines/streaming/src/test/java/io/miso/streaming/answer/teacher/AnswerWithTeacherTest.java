package io.miso.streaming.answer.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.constraints.Kinds;
import io.miso.schemas.Message;
import io.miso.schemas.Reject;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.RunStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage on Beam's direct runner, which checks coders and mutations. */
class AnswerWithTeacherTest {
  private static final int PROMPTS = 60;

  @AfterEach
  void close() {
    Teachers.close(0);
  }

  private static List<Draft> drafts() {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < PROMPTS; i++) {
      drafts.add(
          new Draft.Prompt(
              Origin.corpus("c.jsonl", i, 5),
              List.of(new Message("user", "q" + i)),
              List.of(Kinds.of("punctuation:no_comma", Map.of()))));
    }
    drafts.add(
        new Draft.Foreign(
            Origin.corpus("c.jsonl", PROMPTS, 5),
            List.of(new Message("user", "q")),
            "a, ready",
            List.of()));
    return drafts;
  }

  private static String shown(Pair pair) {
    return pair.output() + " " + pair.taught().sample() + pair.taught().satisfied();
  }

  private static String code(Reject reject) {
    return reject.getSourceOffset()
        + " "
        + reject.getStage()
        + " "
        + reject.getReasons().get(0).getCode();
  }

  @Test
  void givenABoundedInput_whenItEnds_thenEveryDraftHasItsAnswerOrItsReasons(@TempDir Path root)
      throws IOException {
    try (FakeTeacher fake =
        new FakeTeacher(
            500,
            random -> random.nextInt(4) == 0 ? Manner.THROTTLED : Manner.WELL,
            text -> text.endsWith("7") ? "no, no" : text + " ok")) {
      PipelineOptions options = PipelineOptionsFactory.create();
      options.setRunner(DirectRunner.class);
      Pipeline pipeline = Pipeline.create(options);
      AnswerWithTeacher answer =
          AnswerWithTeacher.of(
              new Endpoint(
                  root.toString(),
                  Settings.teacher(fake.url(), "teacher.samples=2", "teacher.attempts=20")),
              "p",
              3);
      PCollectionTuple outcomes =
          pipeline
              .apply("Drafts", Create.of(drafts()).withCoder(SerializableCoder.of(Draft.class)))
              .apply("Answer", answer);
      List<String> pairs = new ArrayList<>(List.of("a, ready 0[]"));
      List<String> codes = new ArrayList<>();
      for (int i = 0; i < PROMPTS; i++) {
        if (i % 10 == 7) {
          codes.add(i + " ANSWER CONSTRAINT_FAILED:punctuation:no_comma");
        } else {
          pairs.add("q" + i + " ok 0[1, 1]");
        }
      }
      var texts = MapElements.into(TypeDescriptors.strings());
      PAssert.that(
              outcomes.get(answer.passed()).apply("Texts", texts.via(AnswerWithTeacherTest::shown)))
          .containsInAnyOrder(pairs);
      PAssert.that(
              outcomes.get(RunStage.REJECTS).apply("Codes", texts.via(AnswerWithTeacherTest::code)))
          .containsInAnyOrder(codes);
      assertEquals(State.DONE, pipeline.run().waitUntilFinish());
      assertEquals(2 * PROMPTS, fake.billed().size(), "two samples each, none twice");
      assertEquals(0, fake.askedAgain());
    }
  }
}
