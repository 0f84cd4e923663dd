package io.miso.streaming.generate;

import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.answer.AnswerOffline;
import io.miso.streaming.answer.teacher.AnswerWithTeacher;
import io.miso.streaming.answer.teacher.Endpoint;
import io.miso.streaming.answer.teacher.Teachers;
import io.miso.streaming.clean.CleanPair;
import io.miso.streaming.decompose.DecomposePair;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.Stage;
import io.miso.streaming.draft.Walk;
import io.miso.streaming.source.Compose;
import io.miso.streaming.source.CorpusFiles;
import io.miso.streaming.source.CorpusLines;
import io.miso.streaming.validate.ValidatePair;
import java.io.PrintWriter;
import java.util.stream.LongStream;

/**
 * Runs the stages on a few records without a runner, and prints what comes out. A teacher's answers
 * are kept, so that they are not paid again; nothing else is written.
 */
public final class Preview {
  private final GenerateSettings settings;
  private final PrintWriter out;

  private Preview(GenerateSettings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  /** Prints the first records of the source: examples, and rejects with their reasons. */
  public static void print(MisoConfig config, int count, PrintWriter out) {
    new Preview(GenerateSettings.endless(config), out).print(count);
    out.flush();
  }

  private void print(int count) {
    if (settings.taught()) {
      Teachers.require(settings.config().teacher());
    }
    if (settings.config().source() == MisoConfig.Source.COMPOSE) {
      Compose compose = new Compose(settings.composer(), settings.config().compose().seed());
      LongStream.range(0, count).forEach(index -> print(compose, index));
      return;
    }
    String path = settings.config().corpus().path();
    if (CorpusFiles.list(path).isEmpty()) {
      out.println("No file is named by corpus.path=" + path);
    }
    try (CorpusLines lines = new CorpusLines(path)) {
      for (int i = 0; i < count && lines.hasNext(); i++) {
        print(settings.parse(), lines.next());
      }
    }
  }

  private <A> void print(Stage<A, Draft> source, A record) {
    Walk<Example> walk =
        Walk.of(record, 0, settings.pipelineId())
            .through(source)
            .through(answer())
            .through(new ValidatePair())
            .through(new CleanPair(settings.config().clean()))
            .through(new DecomposePair(settings.pipelineId()));
    walk.value().map(Readable::example).ifPresent(out::println);
    walk.reject().map(Readable::reject).ifPresent(out::println);
  }

  private Stage<Draft, Pair> answer() {
    return settings.taught() ? new AskAndWait(settings.endpoint()) : new AnswerOffline();
  }

  /** The teacher as a stage that waits. */
  private record AskAndWait(Endpoint endpoint) implements Stage<Draft, Pair> {
    @Override
    public String name() {
      return AnswerWithTeacher.STAGE;
    }

    @Override
    public Origin origin(Draft draft, long eventMillis) {
      return draft.origin();
    }

    /** A teacher that cannot be asked fails the preview. */
    @Override
    public Outcome<Pair> tried(Draft draft, long eventMillis) {
      return apply(draft, eventMillis);
    }

    @Override
    public Outcome<Pair> apply(Draft draft, long eventMillis) {
      return Teachers.of(endpoint).await(draft);
    }
  }
}
