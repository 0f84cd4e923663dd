package io.miso.streaming;

import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.streaming.answer.AnswerOffline;
import io.miso.streaming.answer.teacher.AnswerWithTeacher;
import io.miso.streaming.bench.Repeat;
import io.miso.streaming.clean.CleanPair;
import io.miso.streaming.decompose.DecomposePair;
import io.miso.streaming.deduplicate.Deduplicate;
import io.miso.streaming.deduplicate.Likeness;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Judged;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.RunStage;
import io.miso.streaming.draft.Stage;
import io.miso.streaming.publish.PublishRejects;
import io.miso.streaming.publish.PublishShards;
import io.miso.streaming.source.Compose;
import io.miso.streaming.validate.ValidatePair;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * The whole way of a pair, in the order of the folders: source, answer, validate, clean, decompose,
 * deduplicate, publish. Transform names are part of what a checkpoint refers to: never change one
 * without raising the format of {@link PipelineIdentity}.
 */
public final class GeneratePipeline {
  private final GenerateSettings settings;
  private final List<PCollection<Reject>> rejects = new ArrayList<>();

  private GeneratePipeline(GenerateSettings settings) {
    this.settings = settings;
  }

  /** Adds the stages to a pipeline. */
  public static void build(Pipeline pipeline, GenerateSettings settings) {
    new GeneratePipeline(settings).build(pipeline);
  }

  /** Adds the sink alone, fed with examples made beforehand: what a measurement compares with. */
  public static void buildSink(
      Pipeline pipeline, GenerateSettings settings, List<Example> examples) {
    pipeline
        .apply("Indices", Read.from(settings.composed()))
        .apply("Repeat", ParDo.of(new Repeat(examples)))
        .setCoder(AvroCoder.specific(Example.class))
        .apply("Deduplicate", Deduplicate.of(settings.shards(), Likeness.OFF))
        .get(Deduplicate.SHARDS)
        .apply("Publish", PublishShards.of(settings.shards()));
  }

  private void build(Pipeline pipeline) {
    PCollection<Draft> drafts = drafts(pipeline);
    PCollection<Pair> pairs = pairs(drafts);
    PCollection<Judged> judged = run("Validate", pairs, new ValidatePair(), coder(Judged.class));
    PCollection<Judged> clean =
        run("Clean", judged, new CleanPair(settings.config().clean()), coder(Judged.class));
    PCollection<Example> examples =
        run(
            "Decompose",
            clean,
            new DecomposePair(settings.pipelineId()),
            AvroCoder.specific(Example.class));
    PCollectionTuple gathered =
        examples.apply("Deduplicate", Deduplicate.of(settings.shards(), settings.likeness()));
    rejects.add(gathered.get(Deduplicate.DUPLICATES));
    gathered.get(Deduplicate.SHARDS).apply("Publish", PublishShards.of(settings.shards()));
    PCollectionList.of(rejects)
        .apply("Rejects", Flatten.pCollections())
        .apply("PublishRejects", PublishRejects.of(settings.shards()));
  }

  private PCollection<Draft> drafts(Pipeline pipeline) {
    if (settings.config().source() == MisoConfig.Source.CORPUS) {
      return run(
          "Parse",
          pipeline.apply("ReadCorpus", Read.from(settings.corpus())),
          settings.parse(),
          coder(Draft.class));
    }
    return run(
        "Compose",
        pipeline.apply("Indices", Read.from(settings.composed())),
        new Compose(settings.composer(), settings.config().compose().seed()),
        coder(Draft.class));
  }

  private PCollection<Pair> pairs(PCollection<Draft> drafts) {
    if (!settings.taught()) {
      return run("Answer", drafts, new AnswerOffline(), coder(Pair.class));
    }
    int keys = settings.config().generate().parallelism();
    AnswerWithTeacher answer =
        AnswerWithTeacher.of(settings.endpoint(), settings.pipelineId(), keys);
    PCollectionTuple outcomes = drafts.apply("Answer", answer);
    rejects.add(outcomes.get(RunStage.REJECTS));
    return outcomes.get(answer.passed());
  }

  private <A, B> PCollection<B> run(
      String name, PCollection<A> records, Stage<A, B> stage, Coder<B> coder) {
    RunStage<A, B> run = RunStage.of(stage, coder, settings.pipelineId());
    PCollectionTuple outcomes = records.apply(name, run);
    rejects.add(outcomes.get(RunStage.REJECTS));
    return outcomes.get(run.passed());
  }

  private static <T extends Serializable> Coder<T> coder(Class<T> type) {
    return SerializableCoder.of(type);
  }
}
