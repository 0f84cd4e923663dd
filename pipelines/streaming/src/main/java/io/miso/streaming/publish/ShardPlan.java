package io.miso.streaming.publish;

import java.io.Serializable;
import java.util.TreeMap;

/**
 * How records become shards.
 *
 * @param root where they are published
 * @param pipelineId who publishes them
 * @param keys shards of rejects that fill at the same time
 * @param records records that fill a shard
 * @param seconds a shard that is not full is published after so many seconds
 * @param rules versions of the rules that examples have passed
 */
public record ShardPlan(
    String root,
    String pipelineId,
    int keys,
    int records,
    int seconds,
    TreeMap<String, String> rules)
    implements Serializable {
  /** Copies the versions. */
  public ShardPlan {
    rules = new TreeMap<>(rules);
  }
}
