package io.miso.streaming.replay;

import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.RejectReason;
import io.miso.schemas.ShardManifest;
import io.miso.shards.Layout;
import io.miso.store.ObjectStore;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.deduplicate.Deduplicate;
import io.miso.streaming.deduplicate.KnownPairs;
import io.miso.streaming.source.CorpusFiles;
import io.miso.streaming.source.CorpusNote;
import io.miso.streaming.source.FileVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Makes a pipeline's rejects anew from their source. What passes now is published; a shard of which
 * anything has changed gets ones that stand in for it. Killed and started again, it tries what is
 * still refused once more.
 */
public final class Replay {
  private final GenerateSettings settings;
  private final ObjectStore store;
  private final OwnShards own;
  private final Recovery recovery;
  private final CorpusNote corpus;
  private final Set<String> reasons;

  /** False while a pipeline reads its corpus: it ends by the number of lines that it has read. */
  private final boolean restIsFree;

  /**
   * What a replay did, or would do.
   *
   * @param tried rejects made anew
   * @param unread lines after damage that were read for the first time
   * @param passed pairs published of both
   * @param gone rejects whose source is no longer there, or still damaged
   */
  public record Result(long tried, long unread, long passed, long gone) {
    /** There was nothing to try. */
    public static final Result NONE = new Result(0, 0, 0, 0);

    Result plus(Result other) {
      return new Result(
          tried + other.tried, unread + other.unread, passed + other.passed, gone + other.gone);
    }
  }

  /**
   * What a replay would try.
   *
   * @param rejects how many
   * @param reasons how many of them were refused for each reason; some for more than one
   */
  public record Waiting(long rejects, Map<String, Long> reasons) {
    /** Copies the counts. */
    public Waiting {
      reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
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
    this.own = new OwnShards(store, settings.pipelineId());
    this.recovery = new Recovery(settings);
    this.corpus = new CorpusNote(store, settings.pipelineId(), config.corpus().path());
    this.reasons = Set.copyOf(reasons);
    this.restIsFree = !config.readsCorpusOnce() || corpus.isRead();
  }

  /** Files that a replay found gone. */
  public Set<String> goneFiles() {
    return recovery.goneFiles();
  }

  /** False if the root knows nothing of the pipeline. */
  public boolean hasRun() {
    return store.find(Layout.settings(settings.pipelineId())).isPresent()
        || !own.standingRejects().isEmpty()
        || !own.examples().isEmpty();
  }

  /** The other pipelines of the root that have rejects. */
  public Set<String> othersWithRejects() {
    return own.othersWithRejects();
  }

  /** The reasons of all rejects that stand, whether they would be tried or not. */
  public Set<String> standingReasons() {
    Set<String> codes = new TreeSet<>();
    own.standingRejects().forEach(shard -> codes.addAll(shard.getCounts().keySet()));
    return codes;
  }

  /**
   * Counts what there is to try, after the same look at the corpus as {@link #run}.
   *
   * @throws io.miso.config.ConfigException naming a corpus file whose lines are not where they were
   */
  public Waiting waiting() {
    List<ShardManifest> shards = own.standingRejects();
    SortedMap<String, FileVersion> mended = corpus.changed();
    if (!shards.isEmpty() || !mended.isEmpty()) {
      look(shards, mended.keySet(), example -> {});
    }
    long rejects = 0;
    Map<String, Long> counts = new TreeMap<>();
    for (ShardManifest shard : shards) {
      for (Reject reject : chosen(own.read(shard, Reject.class))) {
        rejects++;
        reject.getReasons().forEach(reason -> counts.merge(reason.getCode(), 1L, Long::sum));
      }
    }
    return new Waiting(rejects, counts);
  }

  /**
   * Makes them anew, shard by shard.
   *
   * @param progress told what is done after every shard
   * @throws io.miso.config.ConfigException naming a corpus file whose lines are not where they were
   */
  public Result run(Consumer<Result> progress) {
    List<ShardManifest> shards = own.standingRejects();
    SortedMap<String, FileVersion> mended = corpus.changed();
    if (shards.isEmpty() && mended.isEmpty()) {
      return Result.NONE;
    }
    KnownPairs known = new KnownPairs(settings.likeness(), settings.pipelineId());
    ReadLines lines = look(shards, mended.keySet(), known::add);
    Result result = Result.NONE;
    if (!shards.isEmpty()) {
      Renewal renewal = new Renewal(settings, store, own, recovery, known, lines);
      for (ShardManifest shard : shards) {
        List<Reject> all = own.read(shard, Reject.class);
        result = result.plus(renewal.of(shard, all, chosen(all)));
        progress.accept(result);
      }
    }
    corpus.accept(mended);
    return result;
  }

  /** Requires that the lines are where they were in all files of which any may be tried. */
  private ReadLines look(
      List<ShardManifest> refused, Set<String> mended, Consumer<Example> published) {
    ReadLines lines = new ReadLines();
    boolean ofCorpus = settings.config().source() == MisoConfig.Source.CORPUS;
    Set<String> files = ofCorpus ? files(refused, mended, lines) : Set.of();
    PublishedLines pairs = new PublishedLines(settings, files);
    for (ShardManifest shard : own.examples()) {
      for (Example example : own.read(shard, Example.class)) {
        if (ofCorpus) {
          lines.add(example);
          pairs.add(example);
        }
        published.accept(example);
      }
    }
    lines.requireSame(corpus, files, pairs::isSame);
    return lines;
  }

  /** Those that were mended, and those of which the rest is to be read. */
  private Set<String> files(List<ShardManifest> refused, Set<String> mended, ReadLines lines) {
    Set<String> files = new TreeSet<>(mended);
    for (ShardManifest shard : refused) {
      List<Reject> rejects = own.read(shard, Reject.class);
      rejects.forEach(lines::add);
      chosen(rejects).stream()
          .filter(ReadLines::isOfRest)
          .map(Reject::getSourceUri)
          .filter(recovery::isThere)
          .forEach(file -> files.add(CorpusFiles.name(file)));
    }
    return files;
  }

  private List<Reject> chosen(List<Reject> all) {
    return all.stream().filter(this::isChosen).toList();
  }

  private boolean isChosen(Reject reject) {
    boolean duplicate = reject.getStage().equals(Deduplicate.STAGE);
    return (!duplicate || !reasons.isEmpty())
        && !ReadLines.isOfChange(reject)
        && (!ReadLines.isOfRest(reject) || restIsFree)
        && reject.getReasons().stream().anyMatch(this::isWanted);
  }

  private boolean isWanted(RejectReason reason) {
    String code = reason.getCode();
    return reasons.isEmpty() || reasons.contains(code) || reasons.contains(Reasons.word(code));
  }
}
