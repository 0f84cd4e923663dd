package io.miso.streaming.generate;

import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.Stages;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Stage;
import io.miso.streaming.draft.Walk;
import io.miso.streaming.source.Compose;
import io.miso.streaming.source.CorpusFiles;
import io.miso.streaming.source.CorpusLines;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Runs the stages on a few records without a runner, and prints what comes out. A teacher's answers
 * are kept, so that they are not paid again; nothing else is written.
 */
public final class Preview {
  private final GenerateSettings settings;
  private final Stages stages;
  private final PrintWriter out;

  private Preview(GenerateSettings settings, PrintWriter out) {
    this.settings = settings;
    this.stages = new Stages(settings);
    this.out = out;
  }

  /** Prints the first records of the source: examples, and rejects with their reasons. */
  public static void print(MisoConfig config, int count, PrintWriter out) {
    new Preview(GenerateSettings.endless(config), out).print(count);
    out.flush();
  }

  private void print(int count) {
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
    Walk<Draft> draft = Walk.of(record, 0, settings.pipelineId()).through(source);
    for (Walk<Example> walk : stages.run(List.of(draft))) {
      walk.value().map(Readable::example).ifPresent(out::println);
      walk.reject().map(Readable::reject).ifPresent(out::println);
    }
  }
}
