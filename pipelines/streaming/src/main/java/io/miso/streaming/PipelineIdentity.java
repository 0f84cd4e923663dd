package io.miso.streaming;

import io.miso.config.CorpusConfig;
import io.miso.config.CorpusFields;
import io.miso.config.MisoConfig;
import io.miso.config.MisoConfig.ConstraintsFrom;
import io.miso.config.TeacherConfig;
import io.miso.store.Digests;

/**
 * A pipeline's id: a digest of everything that decides its stream of records. Other settings, such
 * as the rate, may change between two starts of the same pipeline.
 */
public final class PipelineIdentity {
  /** Raise it when the same settings no longer give the same records or checkpoints. */
  private static final int FORMAT = 7;

  private static final int DIGITS = 12;

  private PipelineIdentity() {}

  /** The id of the pipeline that the settings describe. */
  public static String of(MisoConfig config) {
    return of(config, config.generate().parallelism());
  }

  /** The id that the settings have with so many workers. */
  public static String of(MisoConfig config, int parallelism) {
    MisoConfig.Generate generate = config.generate();
    String source =
        config.source() == MisoConfig.Source.COMPOSE
            ? composed(config.compose())
            : corpus(config.corpus());
    String stream =
        "format %d, %s, answers %s, %s, parallelism %d, shards of %d records or %d seconds"
            .formatted(
                FORMAT,
                source,
                answers(config),
                config.clean(),
                parallelism,
                generate.shardRecords(),
                generate.shardSeconds());
    return digest(stream);
  }

  /** The id of a backfill: of the rules that it makes published pairs anew under. */
  public static String ofBackfill(MisoConfig config) {
    return digest("backfill, format %d, %s".formatted(FORMAT, GenerateSettings.rules(config)));
  }

  private static String corpus(CorpusConfig corpus) {
    String read =
        "Corpus[path=%s, watch=%s], its files as found".formatted(corpus.path(), corpus.watch());
    if (!corpus.fields().equals(CorpusFields.USUAL)) {
      read += " by " + corpus.fields();
    }
    return corpus.constraintsFrom() == ConstraintsFrom.DECLARED
        ? read
        : read + " and its text, " + corpus.constraintsFrom();
  }

  private static String digest(String stream) {
    return Digests.sha256(stream).substring(0, DIGITS);
  }

  /** Only what the curriculum heeds: the tiny one's ids are older than the rich one. */
  private static String composed(MisoConfig.Compose compose) {
    return switch (compose.curriculum()) {
      case TINY ->
          "Compose[seed=%d, minConstraints=%d, maxConstraints=%d]"
              .formatted(compose.seed(), compose.minConstraints(), compose.maxConstraints());
      case RICH ->
          "Compose[seed=%d, curriculum=rich, minLevel=%d, maxLevel=%d]"
              .formatted(compose.seed(), compose.minLevel(), compose.maxLevel());
    };
  }

  /** Where a teacher is, what it costs and how patiently it is asked may change. */
  private static String answers(MisoConfig config) {
    if (config.answer() == MisoConfig.Answer.OFFLINE) {
      return "offline";
    }
    TeacherConfig teacher = config.teacher();
    return "of %s, %d samples, temperature %s, top p %s, at most %d tokens"
        .formatted(
            teacher.model(),
            teacher.samples(),
            teacher.temperature(),
            teacher.topP(),
            teacher.maxTokens());
  }
}
