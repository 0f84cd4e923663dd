package io.miso.streaming.books;

import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.Layout;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is published that a pipeline's checkpoint does not know of: a note that names shards, so
 * that what they hold is not published twice. A replay adds what it publishes beside the pipeline;
 * a pipeline that has to go on from an older checkpoint than its newest, because that one is torn,
 * notes all that it has published. The note stays as it is for every later start: a shard that is
 * made again must leave out the same records again.
 */
public record Rewind(ObjectStore store, String pipelineId) {
  private static final Logger LOG = LoggerFactory.getLogger(Rewind.class);

  /** Notes all that the pipeline has published, before it goes on from an older checkpoint. */
  public void note() {
    String shards =
        Stream.of(ShardContent.values())
            .flatMap(content -> published(content).stream())
            .map(ShardManifest::getShardId)
            .collect(Collectors.joining("\n"));
    write(store.find(name()), shards);
  }

  /**
   * Notes one more shard, before it is published beside the pipeline: its next start will know what
   * the shard holds, and let no duplicate of it pass.
   */
  public void noteAlso(String shardId) {
    Optional<ObjectStore.Stored> old = store.find(name());
    String before = old.map(note -> new String(note.bytes(), StandardCharsets.UTF_8)).orElse("");
    write(old, before.isEmpty() ? shardId : before + "\n" + shardId);
  }

  private void write(Optional<ObjectStore.Stored> old, String shards) {
    long generation = old.map(ObjectStore.Stored::generation).orElse(ObjectStore.ABSENT);
    if (!store.compareAndSet(name(), generation, shards.getBytes(StandardCharsets.UTF_8))) {
      throw new IllegalStateException(
          "Another process has just changed " + name() + ". Stop it, then start again.");
    }
  }

  /** Ids of the examples and rejects in the noted shards; none if there never was a rewind. */
  public Set<String> publishedIds() {
    return store
        .find(name())
        .map(note -> new String(note.bytes(), StandardCharsets.UTF_8))
        .map(shards -> ids(Set.copyOf(List.of(shards.split("\n")))))
        .orElse(Set.of());
  }

  /** The examples in the noted shards; none if there never was a rewind. */
  public List<Example> publishedExamples() {
    Optional<ObjectStore.Stored> note = store.find(name());
    if (note.isEmpty()) {
      return List.of();
    }
    Set<String> shards = Set.of(new String(note.get().bytes(), StandardCharsets.UTF_8).split("\n"));
    List<Example> examples = new ArrayList<>();
    read(shards, ShardContent.EXAMPLES, Example.class, examples::add);
    return examples;
  }

  private Set<String> ids(Set<String> shards) {
    Set<String> ids = new HashSet<>();
    read(shards, ShardContent.EXAMPLES, Example.class, e -> ids.add(e.getExampleId()));
    read(shards, ShardContent.REJECTS, Reject.class, r -> ids.add(r.getRecordId()));
    return ids;
  }

  private <T extends SpecificRecordBase> void read(
      Set<String> shards, ShardContent content, Class<T> type, Consumer<T> consumer) {
    for (ShardManifest manifest : published(content)) {
      if (shards.contains(manifest.getShardId())) {
        try {
          ShardFile.read(store, manifest, type).forEach(consumer);
        } catch (CorruptObjectException refused) {
          LOG.warn("{}; nobody reads it, so its records are published again", refused.getMessage());
        }
      }
    }
  }

  private List<ShardManifest> published(ShardContent content) {
    return new ShardLog(store, content)
        .scan().stream().filter(m -> m.getPipelineId().equals(pipelineId)).toList();
  }

  private String name() {
    return Layout.pipeline(pipelineId) + "rewound.txt";
  }
}
