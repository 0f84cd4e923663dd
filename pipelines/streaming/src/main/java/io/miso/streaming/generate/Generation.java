package io.miso.streaming.generate;

import io.miso.cli.Counted;
import io.miso.cli.Reporter;
import io.miso.cli.StopSignal;
import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.shards.Layout;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.store.ProcessLock;
import io.miso.streaming.GeneratePipeline;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.answer.teacher.Teachers;
import io.miso.streaming.books.Books;
import io.miso.streaming.books.Figures;
import io.miso.streaming.books.Rewind;
import io.miso.streaming.flink.CheckpointFolder;
import io.miso.streaming.flink.FlinkJob;
import io.miso.streaming.flink.FlinkSettings;
import io.miso.streaming.source.CorpusNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.Pipeline;

/** One run of the generator: restore, start, watch until the end, stop. */
final class Generation {
  private static final long MILLIS = 1000;
  private static final long ANSWERS_MILLIS = 10_000;

  private final GenerateSettings settings;
  private final Goal goal;
  private final StopSignal stop;
  private final Reporter reporter;
  private final Workplace place;

  Generation(GenerateSettings settings, Goal goal, StopSignal stop, Reporter reporter) {
    this.settings = settings;
    this.goal = goal;
    this.stop = stop;
    this.reporter = reporter;
    this.place = Workplace.of(settings.config().root(), settings.pipelineId());
  }

  /** Runs until the goal is reached or a stop is asked for. */
  void run() throws IOException {
    MisoConfig config = settings.config();
    CorpusStart.warning(config).ifPresent(text -> reporter.say("Note: " + text + "."));
    try (ObjectStore store = ObjectStores.open(config.root())) {
      CorpusNote corpus = new CorpusNote(store, settings.pipelineId(), config.corpus().path());
      if (config.readsCorpusOnce()) {
        corpus.begin();
      }
      if (corpus.isRead()) {
        reporter.say("The corpus " + config.corpus().path() + " is already read.");
        return;
      }
      try (ProcessLock lock = lock(config.root())) {
        Books books = new Books(store, settings.pipelineId());
        if (!goal.reached(books.read(), store)) {
          generate(store, books);
        }
        end(store, corpus, books.read());
      }
    }
  }

  private ProcessLock lock(String root) {
    return ProcessLock.tryAcquire(place.lock())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Another generator is at work on this pipeline of root="
                        + root
                        + ". Stop it, or choose another root or compose.seed."));
  }

  private void generate(ObjectStore store, Books books) {
    if (settings.taught()) {
      Teachers.require(settings.config().teacher());
    }
    Restore restore = Restore.find(place, books.read(), settings.config().root());
    if (restore.rewound()) {
      new Rewind(store, settings.pipelineId()).note();
    }
    new CheckpointFolder(place.checkpoints()).prune();
    storeConfig(store);
    FlinkJob job = start(restore);
    reporter.say(
        "Generating with pipeline %s into %s: %s"
            .formatted(settings.pipelineId(), settings.config().root(), restore.describe()));
    try {
      new Watch(job, books, store, goal, settings.backlog(), stop, reporter).untilEnd();
      if (stop.requested()) {
        awaitCheckpoint(job);
      }
    } finally {
      job.cancel();
      Teachers.close(ANSWERS_MILLIS);
    }
  }

  private FlinkJob start(Restore restore) {
    MisoConfig.Generate generate = settings.config().generate();
    Port.requireFree(generate);
    FlinkSettings flink =
        new FlinkSettings(
            generate.parallelism(),
            generate.checkpointSeconds() * MILLIS,
            place.checkpoints(),
            place.flinkConf(),
            restore.checkpoint(),
            generate.flinkPort(),
            generate.prometheusPort());
    Pipeline pipeline = Pipeline.create(settings.tell(FlinkJob.options(flink)));
    GeneratePipeline.build(pipeline, settings);
    return FlinkJob.start(pipeline);
  }

  /** So that what is gathered, but not yet published, need not be made again. */
  private void awaitCheckpoint(FlinkJob job) {
    CheckpointFolder checkpoints = new CheckpointFolder(place.checkpoints());
    long before = checkpoints.newestNumber();
    long patience = 2L * settings.config().generate().checkpointSeconds() + 5;
    long deadline = System.nanoTime() + patience * 1_000_000_000L;
    while (checkpoints.newestNumber() == before
        && job.failure().isEmpty()
        && System.nanoTime() < deadline) {
      Pause.millis(50);
    }
  }

  private void end(ObjectStore store, CorpusNote corpus, Figures figures) {
    if (goal.exhausts() && goal.reached(figures, store)) {
      corpus.end();
    }
    boolean cutShort = settings.config().readsCorpusOnce() && !goal.reached(figures, store);
    reporter.say(ended(figures, cutShort));
  }

  static String ended(Figures figures, boolean cutShort) {
    String frequent = String.join(", ", figures.topRejects(3));
    return "Published %s in %s, %s.%s%s"
        .formatted(
            Counted.of(figures.accepted(), "pair"),
            Counted.of(figures.shards(), "shard"),
            Counted.of(figures.rejected(), "reject"),
            frequent.isEmpty() ? "" : " Most frequent: " + frequent + ".",
            cutShort ? " Stopped within the corpus: the same command goes on there." : "");
  }

  private void storeConfig(ObjectStore store) {
    String name = Layout.settings(settings.pipelineId());
    byte[] yaml = ConfigLoader.toYaml(settings.config()).getBytes(StandardCharsets.UTF_8);
    long generation =
        store.find(name).map(ObjectStore.Stored::generation).orElse(ObjectStore.ABSENT);
    if (!store.compareAndSet(name, generation, yaml)) {
      throw new IllegalStateException("Another process has just changed " + name + ". Stop it.");
    }
  }
}
