package io.miso.streaming.generate;

import io.miso.cli.Counted;
import io.miso.cli.LogFile;
import io.miso.cli.Reporter;
import io.miso.cli.StopSignal;
import io.miso.cli.inspect.RootReader;
import io.miso.config.ConfigException;
import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.PipelineIdentity;
import io.miso.streaming.books.Books;
import io.miso.streaming.books.Figures;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the command {@code generate} does, behind its options. */
public final class Generator {
  private static final Logger LOG = LoggerFactory.getLogger(Generator.class);

  private Generator() {}

  /**
   * Generates until the goal that the options set is reached.
   *
   * @param records published pairs to end with; 0: until stopped, or until a corpus is read
   * @throws IllegalStateException naming the failure and the log that tells more
   */
  public static void run(MisoConfig config, long records) throws IOException {
    Workplace place = Workplace.of(config.root(), PipelineIdentity.of(config));
    requireUsable(config, place);
    Path log = LogFile.of(config.root(), "generator");
    LogFile.open(log);
    StopSignal stop = StopSignal.ofProcess();
    GenerateSettings settings =
        records > 0 ? GenerateSettings.until(config, records) : GenerateSettings.endless(config);
    try {
      new Generation(settings, goal(config, records), stop, Reporter.standard()).run();
    } catch (ConfigException wrong) {
      throw wrong;
    } catch (RuntimeException failure) {
      LOG.error("The generator failed", failure);
      throw new IllegalStateException(failure.getMessage() + " (log: " + log + ")", failure);
    }
  }

  /** Refuses what would be lost or sealed later, before anything is written. */
  static void requireUsable(MisoConfig config, Workplace place) {
    requirePlain(config, place);
    CorpusStart.require(config);
  }

  /** Refuses a root in which Flink could not find its checkpoints again. */
  static void requirePlain(MisoConfig config, Workplace place) {
    if (!place.isPlain()) {
      throw new ConfigException(
          "root",
          config.root(),
          "a folder whose path is plain ASCII without blanks, # and %, as Flink could not find its"
              + " checkpoints in another one");
    }
  }

  private static Goal goal(MisoConfig config, long records) {
    Goal whole = new Goal.Endless();
    if (config.readsCorpusOnce()) {
      whole = new Goal.Corpus(PipelineIdentity.of(config), config.generate().parallelism());
    }
    return records > 0 ? new Goal.Either(new Goal.Pairs(records), whole) : whole;
  }

  /** What a run would do, as text; nothing is written. */
  public static String plan(MisoConfig config) {
    return "%spipeline %s%nNothing was written.%n"
        .formatted(ConfigLoader.toYaml(config), state(config));
  }

  /** The pipeline's id, where a start would go on, and what is published, in one line. */
  static String state(MisoConfig config) {
    String pipelineId = PipelineIdentity.of(config);
    Figures figures = figures(config.root(), pipelineId);
    Workplace place = Workplace.of(config.root(), pipelineId);
    return "%s: %s, %s and %s published so far"
        .formatted(
            pipelineId,
            Restore.find(place, figures, config.root()).describe(),
            Counted.of(figures.accepted(), "pair"),
            Counted.of(figures.rejected(), "reject"));
  }

  /** Opening a store makes its folder, so one that is not there is not opened. */
  private static Figures figures(String root, String pipelineId) {
    if (!RootReader.begun(root)) {
      return Figures.NONE;
    }
    try (ObjectStore store = ObjectStores.open(root)) {
      return new Books(store, pipelineId).read();
    }
  }
}
