package io.miso.streaming.replay;

import io.miso.config.MisoConfig;
import io.miso.schemas.Reject;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Walk;
import io.miso.streaming.source.Compose;
import io.miso.streaming.source.CorpusFiles;
import io.miso.streaming.source.CorpusLines;
import io.miso.streaming.source.Line;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Takes refused records from their source again: composes an index anew, reads a line anew. */
final class Recovery {
  private final GenerateSettings settings;
  private final Set<String> gone = new TreeSet<>();

  Recovery(GenerateSettings settings) {
    this.settings = settings;
  }

  /** Files that are no longer there. */
  Set<String> goneFiles() {
    return gone;
  }

  /** The draft of each, or what its source says now; those whose line is gone are left out. */
  Map<Reject, Walk<Draft>> of(List<Reject> rejects) {
    Map<Reject, Walk<Draft>> drafts = new HashMap<>();
    if (settings.config().source() == MisoConfig.Source.COMPOSE) {
      Compose compose = new Compose(settings.composer(), settings.config().compose().seed());
      rejects.forEach(r -> drafts.put(r, walk(r, r.getSourceOffset()).through(compose)));
      return drafts;
    }
    rejects.stream()
        .collect(Collectors.groupingBy(Reject::getSourceUri))
        .forEach((file, wanted) -> read(file, wanted, drafts));
    return drafts;
  }

  private void read(String file, List<Reject> rejects, Map<Reject, Walk<Draft>> drafts) {
    TreeMap<Long, Reject> wanted = new TreeMap<>();
    rejects.forEach(reject -> wanted.put(reject.getSourceOffset(), reject));
    try (CorpusLines lines = now(file)) {
      while (!wanted.isEmpty() && lines.hasNext()) {
        Line line = lines.next();
        Reject reject = wanted.remove(line.number());
        if (reject != null && line.isRead()) {
          drafts.put(reject, walk(reject, line).through(settings.parse()));
        }
      }
    } catch (UncheckedIOException e) {
      requireGone(file, e);
    }
  }

  /** False, and noted, if the file is no longer there. */
  boolean isThere(String file) {
    try (CorpusLines lines = now(file)) {
      return lines.hasNext();
    } catch (UncheckedIOException e) {
      requireGone(file, e);
      return false;
    }
  }

  private void requireGone(String file, UncheckedIOException failure) {
    if (!(failure.getCause() instanceof NoSuchFileException)) {
      throw failure;
    }
    gone.add(file);
  }

  /**
   * The lines of a file that damage kept from being read, a shard's worth at a time. If it is
   * damaged further on, the last one says so.
   *
   * @param damaged the reject that tells of the damage; its file is there
   * @param read the lines that were read, also by a replay that was cut off; more are added
   */
  void rest(Reject damaged, ReadLines read, Consumer<List<Walk<Draft>>> batches) {
    try (CorpusLines lines = now(damaged.getSourceUri())) {
      while (lines.hasNext()) {
        List<Walk<Draft>> batch = batch(damaged, read, lines);
        if (!batch.isEmpty()) {
          batches.accept(batch);
        }
      }
    }
  }

  private List<Walk<Draft>> batch(Reject damaged, ReadLines read, CorpusLines lines) {
    List<Walk<Draft>> batch = new ArrayList<>();
    while (batch.size() < settings.config().generate().shardRecords() && lines.hasNext()) {
      Line line = lines.next();
      if (line.number() >= damaged.getSourceOffset() && isNew(line, read)) {
        batch.add(walk(damaged, line).through(settings.parse()));
      }
    }
    return batch;
  }

  private static boolean isNew(Line line, ReadLines read) {
    return line.isRead()
        ? read.add(line.file(), line.number())
        : read.addDamage(line.file(), line.number());
  }

  private static CorpusLines now(String file) {
    return CorpusLines.inFile(CorpusFiles.current(file));
  }

  private <A> Walk<A> walk(Reject reject, A record) {
    return Walk.of(record, reject.getCreatedAtMillis(), settings.pipelineId());
  }
}
