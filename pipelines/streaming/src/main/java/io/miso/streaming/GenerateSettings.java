package io.miso.streaming;

import io.miso.config.ConfigLoader;
import io.miso.config.CorpusConfig;
import io.miso.config.MisoConfig;
import io.miso.constraints.Verdict;
import io.miso.constraints.clean.Contamination;
import io.miso.constraints.clean.Rules;
import io.miso.constraints.compose.Composers;
import io.miso.constraints.compose.InstructionSource;
import io.miso.constraints.compose.Split;
import io.miso.constraints.decompose.Decomposer;
import io.miso.streaming.answer.teacher.Endpoint;
import io.miso.streaming.deduplicate.Likeness;
import io.miso.streaming.publish.ShardPlan;
import io.miso.streaming.source.Brake;
import io.miso.streaming.source.ComposedSource;
import io.miso.streaming.source.CorpusSource;
import io.miso.streaming.source.ParseLine;
import io.miso.streaming.source.SourceOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A pipeline's settings, fit for its stages.
 *
 * @param config the effective settings
 * @param pipelineId the pipeline's id
 * @param perSecond composed records a second; 0: as fast as possible
 * @param limit composed indices below it are emitted
 * @param brake when the source waits
 */
public record GenerateSettings(
    MisoConfig config, String pipelineId, int perSecond, long limit, Brake brake) {

  /** Until stopped: at the configured rate, and no further ahead of training than configured. */
  public static GenerateSettings endless(MisoConfig config) {
    long most = config.generate().backlog();
    Brake brake = most == 0 ? new Brake.Off() : new Brake.Backlog(config.run().name(), most);
    return new GenerateSettings(
        config,
        PipelineIdentity.of(config),
        config.generate().pairsPerSecond(),
        Long.MAX_VALUE,
        bounded(config, brake));
  }

  /**
   * Until so many pairs are published: as fast as possible. Nothing spare is asked of a teacher.
   */
  public static GenerateSettings until(MisoConfig config, long pairs) {
    long margin =
        config.answer() == MisoConfig.Answer.TEACHER
            ? 0
            : (long) config.generate().parallelism() * config.generate().shardRecords();
    return new GenerateSettings(
        config,
        PipelineIdentity.of(config),
        0,
        Long.MAX_VALUE,
        bounded(config, new Brake.Target(pairs, margin)));
  }

  /** Until stopped, or up to an index, at the configured rate. */
  public static GenerateSettings job(MisoConfig config, long limit) {
    return new GenerateSettings(
        config,
        PipelineIdentity.of(config),
        config.generate().pairsPerSecond(),
        limit,
        bounded(config, new Brake.Off()));
  }

  /** A corpus is read to its end, whatever is trained; a teacher takes only so much at a time. */
  private static Brake bounded(MisoConfig config, Brake composed) {
    Brake brake = config.source() == MisoConfig.Source.CORPUS ? new Brake.Off() : composed;
    return config.answer() == MisoConfig.Answer.TEACHER
        ? new Brake.Ahead(Endpoint.ahead(config.teacher()), brake)
        : brake;
  }

  /** For a measurement under a root of its own: so many indices, as fast as possible. */
  public static GenerateSettings bench(MisoConfig config, String root, long limit) {
    MisoConfig.Generate generate = config.generate();
    MisoConfig moved =
        ConfigLoader.load(
            Optional.empty(),
            List.of(
                "root=" + root,
                "compose.curriculum="
                    + config.compose().curriculum().name().toLowerCase(Locale.ROOT),
                "compose.minConstraints=" + config.compose().minConstraints(),
                "compose.maxConstraints=" + config.compose().maxConstraints(),
                "compose.minLevel=" + config.compose().minLevel(),
                "compose.maxLevel=" + config.compose().maxLevel(),
                "clean.rules=" + config.clean().rules(),
                "clean.languages=" + config.clean().languages(),
                "clean.remember=" + config.clean().remember(),
                "generate.parallelism=" + generate.parallelism(),
                "generate.shardRecords=" + generate.shardRecords(),
                "generate.shardSeconds=1"));
    return new GenerateSettings(moved, PipelineIdentity.of(moved), 0, limit, new Brake.Off());
  }

  /** The composer of training's instructions. */
  public InstructionSource composer() {
    return Composers.of(config.compose(), Split.TRAIN, config.compose().seed());
  }

  /** The brake that waits for training, if this start has one. */
  public Optional<Brake.Backlog> backlog() {
    Brake inner = brake instanceof Brake.Ahead ahead ? ahead.other() : brake;
    return inner instanceof Brake.Backlog backlog ? Optional.of(backlog) : Optional.empty();
  }

  /** True if a teacher answers. */
  public boolean taught() {
    return config.answer() == MisoConfig.Answer.TEACHER;
  }

  /** The teacher to ask. */
  public Endpoint endpoint() {
    return new Endpoint(config.root(), config.teacher());
  }

  /** Tells a pipeline's options what the source is to keep to in this start. */
  public PipelineOptions tell(PipelineOptions options) {
    SourceOptions source = options.as(SourceOptions.class);
    source.setStoreRoot(config.root());
    source.setRecordsPerSecond(perSecond);
    source.setBrake(brake.text());
    return options;
  }

  ComposedSource composed() {
    int splits = config.generate().parallelism();
    return ComposedSource.of(new ComposedSource.Plan(pipelineId, splits, limit));
  }

  CorpusSource corpus() {
    int splits = config.generate().parallelism();
    return CorpusSource.of(
        new CorpusSource.Plan(config.corpus().path(), config.corpus().watch(), splits, pipelineId));
  }

  /** The stage that makes pairs of a corpus's lines. */
  public ParseLine parse() {
    CorpusConfig corpus = config.corpus();
    return new ParseLine(taught(), corpus.constraintsFrom(), corpus.fields());
  }

  ShardPlan shards() {
    MisoConfig.Generate generate = config.generate();
    return new ShardPlan(
        config.root(),
        pipelineId,
        generate.parallelism(),
        generate.shardRecords(),
        generate.shardSeconds(),
        new TreeMap<>(rules(config)));
  }

  /** Versions of the rules that pairs pass under these settings, as manifests name them. */
  public static Map<String, String> rules(MisoConfig config) {
    Map<String, String> versions = new TreeMap<>();
    versions.put("verifierVersion", Integer.toString(Verdict.VERIFIER_VERSION));
    versions.put("decomposerVersion", Integer.toString(Decomposer.VERSION));
    if (!config.clean().rules().equals("none")) {
      versions.put("cleanVersion", Integer.toString(Rules.VERSION));
    }
    if (config.clean().has("contamination")) {
      versions.put("decontaminationSha256", Contamination.shipped().sha256());
    }
    return versions;
  }

  /** Which pairs count as duplicates. */
  public Likeness likeness() {
    return Likeness.of(config);
  }
}
