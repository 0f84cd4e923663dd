package io.miso.streaming.publish;

import java.io.Serializable;

/**
 * How records become shards.
 *
 * @param root where they are published
 * @param pipelineId who publishes them
 * @param keys shards that fill at the same time
 * @param records records that fill a shard
 * @param seconds a shard that is not full is published after so many seconds
 */
public record ShardPlan(String root, String pipelineId, int keys, int records, int seconds)
    implements Serializable {}
