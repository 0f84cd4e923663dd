package io.miso.shards;

import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.RejectReason;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.store.Digests;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;

/** A shard computed but not yet published: equal records give equal bytes, name and manifest. */
public record EncodedShard(byte[] avro, ShardManifest manifest) {
  /** A shard of examples of one pipeline, at least one, each with an id of its own. */
  public static EncodedShard ofExamples(String pipelineId, List<Example> examples) {
    return of(
        ShardContent.EXAMPLES,
        pipelineId,
        examples,
        Example::getExampleId,
        example -> example.getLineage().getCreatedAtMillis(),
        example -> example.getConstraints().stream().map(ConstraintRecord::getKind));
  }

  /** A shard of rejects of one pipeline, at least one, each with an id of its own. */
  public static EncodedShard ofRejects(String pipelineId, List<Reject> rejects) {
    return of(
        ShardContent.REJECTS,
        pipelineId,
        rejects,
        Reject::getRecordId,
        Reject::getCreatedAtMillis,
        reject -> reject.getReasons().stream().map(RejectReason::getCode));
  }

  /** The same shard, as the one that stands in for another from now on. */
  public EncodedShard replacing(String shardId) {
    ShardManifest replacing = ShardManifest.newBuilder(manifest).build();
    replacing.setReplaces(shardId);
    return new EncodedShard(avro, replacing);
  }

  /** The same shard, whose manifest names the versions of the rules that its records passed. */
  public EncodedShard withRules(Map<String, String> rules) {
    return new EncodedShard(
        avro, ShardManifest.newBuilder(manifest).setRules(new TreeMap<>(rules)).build());
  }

  private static <T extends SpecificRecordBase> EncodedShard of(
      ShardContent content,
      String pipelineId,
      List<T> records,
      Function<T, String> id,
      ToLongFunction<T> time,
      Function<T, Stream<String>> counted) {
    if (records.isEmpty()) {
      throw new IllegalArgumentException("A shard holds at least one record");
    }
    List<T> sorted = records.stream().sorted(Comparator.comparing(id)).toList();
    if (sorted.stream().map(id).distinct().count() < sorted.size()) {
      throw new IllegalArgumentException("Two records of one shard share an id");
    }
    byte[] avro = ShardFile.encode(sorted.get(0).getSchema(), sorted);
    String shardId = Digests.sha256(avro);
    String bucket = Layout.bucket(sorted.stream().mapToLong(time).min().orElseThrow());
    Map<String, Long> counts =
        sorted.stream()
            .flatMap(counted)
            .collect(Collectors.groupingBy(key -> key, TreeMap::new, Collectors.counting()));
    return new EncodedShard(
        avro,
        ShardManifest.newBuilder()
            .setShardId(shardId)
            .setObject(Layout.shard(content, bucket, shardId))
            .setContent(content)
            .setBytes(avro.length)
            .setRecords(sorted.size())
            .setSchemaFingerprint(
                "%016x"
                    .formatted(SchemaNormalization.parsingFingerprint64(sorted.get(0).getSchema())))
            .setMinId(id.apply(sorted.get(0)))
            .setMaxId(id.apply(sorted.get(sorted.size() - 1)))
            .setCounts(counts)
            .setPipelineId(pipelineId)
            .setBucket(bucket)
            .build());
  }
}
