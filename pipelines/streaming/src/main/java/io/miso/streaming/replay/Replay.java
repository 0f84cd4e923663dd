package io.miso.streaming.replay;

import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.RejectReason;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.EncodedShard;
import io.miso.shards.Quarantine;
import io.miso.shards.Replacements;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.Stages;
import io.miso.streaming.books.Rewind;
import io.miso.streaming.deduplicate.Deduplicate;
import io.miso.streaming.deduplicate.KnownPairs;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Walk;
import io.miso.streaming.source.CorpusNote;
import io.miso.streaming.source.FileVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Makes a pipeline's rejects anew from their source. What passes now is published; a shard of which
 * anything has changed gets ones that stand in for it. Killed and started again, it tries what is
 * still refused once more.
 */
public final class Replay {
  /** They tell of a file, not of a record in it. */
  private static final Set<String> OF_FILES = Set.of("DAMAGED_FILE", "EMPTY_FILE");

  private final GenerateSettings settings;
  private final ObjectStore store;
  private final ShardLog examples;
  private final ShardLog rejects;
  private final Recovery recovery;
  private final CorpusNote corpus;
  private final Set<String> reasons;

  /**
   * What a replay did, or would do.
   *
   * @param tried rejects made anew
   * @param passed pairs published of them
   * @param gone those of them whose source is no longer there
   */
  public record Result(long tried, long passed, long gone) {
    /** There was nothing to try. */
    public static final Result NONE = new Result(0, 0, 0);

    Result plus(Result other) {
      return new Result(tried + other.tried, passed + other.passed, gone + other.gone);
    }
  }

  /**
   * A replay of the pipeline that the settings describe.
   *
   * @param reasons codes, with or without what follows their colon; none: every reason
   */
  public Replay(MisoConfig config, ObjectStore store, Set<String> reasons) {
    this.settings = GenerateSettings.endless(config);
    this.store = store;
    this.examples = new ShardLog(store, ShardContent.EXAMPLES);
    this.rejects = new ShardLog(store, ShardContent.REJECTS);
    this.recovery = new Recovery(settings);
    this.corpus = new CorpusNote(store, settings.pipelineId(), config.corpus().path());
    this.reasons = Set.copyOf(reasons);
  }

  /** Files that a replay found gone. */
  public Set<String> goneFiles() {
    return recovery.goneFiles();
  }

  /** How many rejects there are to try, by reason. */
  public Map<String, Long> waiting() {
    Map<String, Long> counts = new TreeMap<>();
    for (ShardManifest shard : shards()) {
      for (Reject reject : chosen(read(shard, Reject.class))) {
        reject.getReasons().forEach(reason -> counts.merge(reason.getCode(), 1L, Long::sum));
      }
    }
    return counts;
  }

  /**
   * Makes them anew, shard by shard.
   *
   * @param progress told what is done after every shard
   * @throws io.miso.config.ConfigException naming a corpus file whose lines are not where they were
   */
  public Result run(Consumer<Result> progress) {
    List<ShardManifest> shards = shards();
    SortedMap<String, FileVersion> mended = corpus.changed();
    if (!mended.isEmpty()) {
      lastLines(shards).requireSame(corpus, mended.keySet());
    }
    Result result = Result.NONE;
    if (!shards.isEmpty()) {
      KnownPairs known = published();
      Stages stages = new Stages(settings);
      for (ShardManifest shard : shards) {
        result = result.plus(replay(shard, stages, known));
        progress.accept(result);
      }
    }
    corpus.accept(mended);
    return result;
  }

  private LastLines lastLines(List<ShardManifest> refused) {
    LastLines lines = new LastLines();
    for (ShardManifest shard : refused) {
      read(shard, Reject.class).forEach(r -> lines.add(r.getSourceUri(), r.getSourceOffset()));
    }
    for (ShardManifest shard : ofPipeline(examples.scan())) {
      read(shard, Example.class)
          .forEach(e -> lines.add(e.getLineage().getSourceUri(), e.getLineage().getSourceOffset()));
    }
    return lines;
  }

  private Result replay(ShardManifest shard, Stages stages, KnownPairs known) {
    List<Reject> left = new ArrayList<>(read(shard, Reject.class));
    List<Reject> chosen = chosen(left);
    Map<Reject, Walk<Draft>> drafts = recovery.of(chosen);
    long gone = chosen.size() - drafts.size();
    List<Reject> tried = left.stream().filter(drafts::containsKey).toList();
    if (tried.isEmpty()) {
      return new Result(0, 0, gone);
    }
    left.removeAll(drafts.keySet());
    List<Example> passed = new ArrayList<>();
    for (Walk<Example> walk : stages.run(tried.stream().map(drafts::get).toList())) {
      walk.reject().ifPresent(left::add);
      walk.value()
          .ifPresent(
              example -> known.add(example).ifPresentOrElse(left::add, () -> passed.add(example)));
    }
    commit(shard, passed, left);
    return new Result(tried.size(), passed.size(), gone);
  }

  /** The shard of rejects first; the last one says what it stands in for, as in a backfill. */
  private void commit(ShardManifest old, List<Example> passed, List<Reject> left) {
    String pipelineId = settings.pipelineId();
    if (!left.isEmpty()) {
      EncodedShard refused = EncodedShard.ofRejects(pipelineId, left);
      boolean stands = passed.isEmpty();
      if (!stands || isNew(refused)) {
        ShardLog.commit(store, stands ? refused.replacing(old.getShardId()) : refused);
      }
    }
    if (!passed.isEmpty()) {
      EncodedShard kept =
          EncodedShard.ofExamples(pipelineId, passed)
              .withRules(GenerateSettings.rules(settings.config()));
      new Rewind(store, pipelineId).noteAlso(kept.manifest().getShardId());
      ShardLog.commit(store, kept.replacing(old.getShardId()));
    }
  }

  /** False for what an earlier replay or the pipeline has said already. */
  private boolean isNew(EncodedShard refused) {
    return ofPipeline(rejects.scan()).stream()
        .noneMatch(shard -> shard.getShardId().equals(refused.manifest().getShardId()));
  }

  /** A damaged shard is set aside by name and holds nothing. */
  private <T extends SpecificRecordBase> List<T> read(ShardManifest shard, Class<T> type) {
    try {
      return ShardFile.read(store, shard, type);
    } catch (CorruptObjectException damaged) {
      new Quarantine(store).setAside(damaged);
      return List.of();
    }
  }

  private List<Reject> chosen(List<Reject> all) {
    return all.stream().filter(this::isChosen).toList();
  }

  private boolean isChosen(Reject reject) {
    boolean duplicate = reject.getStage().equals(Deduplicate.STAGE);
    return (!duplicate || !reasons.isEmpty())
        && reject.getReasons().stream().map(RejectReason::getCode).noneMatch(OF_FILES::contains)
        && reject.getReasons().stream().anyMatch(this::isWanted);
  }

  private boolean isWanted(RejectReason reason) {
    String code = reason.getCode();
    int colon = code.indexOf(':');
    return reasons.isEmpty()
        || reasons.contains(code)
        || colon > 0 && reasons.contains(code.substring(0, colon));
  }

  private KnownPairs published() {
    KnownPairs known = new KnownPairs(settings.likeness(), settings.pipelineId());
    for (ShardManifest shard : ofPipeline(examples.scan())) {
      read(shard, Example.class).forEach(known::add);
    }
    return known;
  }

  private List<ShardManifest> shards() {
    List<ShardManifest> all = rejects.scan();
    return ofPipeline(new Replacements(examples.scan(), all).newest(all));
  }

  private List<ShardManifest> ofPipeline(List<ShardManifest> shards) {
    return shards.stream()
        .filter(shard -> shard.getPipelineId().equals(settings.pipelineId()))
        .toList();
  }
}
