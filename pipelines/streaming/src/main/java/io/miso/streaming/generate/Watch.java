package io.miso.streaming.generate;

import io.miso.cli.Reporter;
import io.miso.cli.StopSignal;
import io.miso.store.ObjectStore;
import io.miso.streaming.books.Books;
import io.miso.streaming.books.Figures;
import io.miso.streaming.books.Often;
import io.miso.streaming.flink.FlinkJob;
import io.miso.streaming.source.Brake;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches a running job: reports its figures, and sees its end. */
record Watch(
    FlinkJob job,
    Books books,
    ObjectStore store,
    Goal goal,
    Optional<Brake.Backlog> backlog,
    StopSignal stop,
    Reporter reporter) {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final long LOOK_MILLIS = 100;
  private static final long REPORT_MILLIS = 1000;
  private static final int TOP_REJECTS = 5;

  /**
   * Returns once the goal is reached or a stop is asked for.
   *
   * @throws IllegalStateException if the job fails
   */
  void untilEnd() {
    Often<Figures> figures = new Often<>(books::read, System::currentTimeMillis);
    Rate rate = new Rate();
    long reported = 0;
    while (!stop.await(LOOK_MILLIS) && !goal.reached(figures.get(), store)) {
      requireRunning();
      long now = System.currentTimeMillis();
      if (now - reported >= REPORT_MILLIS) {
        report(figures.get(), rate.after(now, figures.get().accepted()));
        reported = now;
      }
    }
  }

  private void requireRunning() {
    Optional<Throwable> failure = job.failure();
    if (failure.isPresent()) {
      LOG.error("The pipeline failed", failure.get());
      throw new IllegalStateException(
          "The pipeline failed: " + FlinkJob.rootMessage(failure.get()), failure.get());
    }
  }

  private void report(Figures figures, long perSecond) {
    reporter.status(
        Map.of(
            "pairsPerSecond", perSecond,
            "accepted", figures.accepted(),
            "rejected", figures.rejected(),
            "topRejects", figures.topRejects(TOP_REJECTS),
            "shards", figures.shards(),
            "held", backlog.filter(this::holds).map(Watch::held).stream().toList()));
  }

  private boolean holds(Brake.Backlog brake) {
    return brake.ceiling(books) == 0;
  }

  private static String held(Brake.Backlog brake) {
    return "waiting, as %,d pairs are untrained (generate.backlog)".formatted(brake.most());
  }
}
