package io.miso.streaming;

import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.streaming.books.Books;
import io.miso.streaming.books.Rewind;
import io.miso.streaming.flink.FlinkJob;
import io.miso.streaming.source.CorpusNote;
import io.miso.streaming.source.SourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * The pipeline as a job of any Beam runner of the class path. Without a checkpoint or savepoint of
 * the runner it composes from the beginning again; what is published by then is left out, for which
 * every worker that publishes holds the ids of those records in memory.
 */
public final class GenerateJob {
  private GenerateJob() {}

  /** What a job can be told beside the runner's own options. */
  public interface Options extends PipelineOptions {
    /** Settings, by key. */
    @Description(
        "Settings that differ from their defaults, as a JSON object:"
            + " {\"root\": \"gs://bucket/prefix\", \"compose.curriculum\": \"rich\"}.")
    @Default.InstanceFactory(NoSettings.class)
    Map<String, String> getSettings();

    /** Sets them. */
    void setSettings(Map<String, String> settings);

    /** How many instructions. */
    @Description("Instructions to compose; 0: without end. A corpus is read to its end.")
    @Default.Long(0)
    Long getInstructions();

    /** Sets it. */
    void setInstructions(Long instructions);
  }

  /** The defaults. */
  public static final class NoSettings implements DefaultValueFactory<Map<String, String>> {
    @Override
    public Map<String, String> create(PipelineOptions options) {
      return Map.of();
    }
  }

  /** Starts the job: {@code --runner=DirectRunner --settings={...} --instructions=1000}. */
  public static void main(String[] arguments) {
    PipelineOptionsFactory.register(Options.class);
    Options options = PipelineOptionsFactory.fromArgs(arguments).withValidation().as(Options.class);
    PipelineResult.State end = create(options).run().waitUntilFinish();
    if (end == PipelineResult.State.DONE) {
      noteEnd(config(options));
    }
  }

  private static void noteEnd(MisoConfig config) {
    if (config.readsCorpusOnce()) {
      try (ObjectStore store = ObjectStores.open(config.root())) {
        corpus(store, config).end();
      }
    }
  }

  private static CorpusNote corpus(ObjectStore store, MisoConfig config) {
    return new CorpusNote(store, PipelineIdentity.of(config), config.corpus().path());
  }

  private static MisoConfig config(Options options) {
    List<String> assignments =
        options.getSettings().entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .sorted()
            .toList();
    return ConfigLoader.load(Optional.empty(), assignments);
  }

  /**
   * The pipeline that the options describe.
   *
   * @throws io.miso.config.ConfigException if a setting cannot be used
   */
  static Pipeline create(Options options) {
    MisoConfig config = config(options);
    long limit = options.getInstructions() == 0 ? Long.MAX_VALUE : options.getInstructions();
    GenerateSettings settings = GenerateSettings.job(config, limit);
    try (ObjectStore store = ObjectStores.open(config.root())) {
      if (config.readsCorpusOnce()) {
        corpus(store, config).begin();
      }
      leaveOutPublished(store, settings.pipelineId());
    }
    options.as(SourceOptions.class).setEndingWithInput(true);
    Pipeline pipeline = Pipeline.create(settings.tell(FlinkJob.complete(options, config)));
    GeneratePipeline.build(pipeline, settings);
    return pipeline;
  }

  private static void leaveOutPublished(ObjectStore store, String pipelineId) {
    if (new Books(store, pipelineId).read().settled() > 0) {
      new Rewind(store, pipelineId).note();
    }
  }
}
