package io.miso.shards;

import io.miso.schemas.ShardContent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Every object name under a root. */
public final class Layout {
  private static final DateTimeFormatter BUCKET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH").withZone(ZoneOffset.UTC);

  /** The file of a checkpoint that holds what was trained. */
  public static final String WEIGHTS = "weights.safetensors";

  private Layout() {}

  /** The hour, in UTC, that holds an event time in milliseconds. */
  public static String bucket(long eventTimeMillis) {
    return BUCKET.format(Instant.ofEpochMilli(eventTimeMillis));
  }

  /** A shard's data file. */
  public static String shard(ShardContent content, String bucket, String shardId) {
    return (content == ShardContent.EXAMPLES ? "shards/" : "rejects/")
        + bucket
        + "/"
        + shardId
        + ".avro";
  }

  /** Where the manifests of a content stand, bucket by bucket. */
  public static String manifests(ShardContent content) {
    return content == ShardContent.EXAMPLES ? "manifests/" : "reject-manifests/";
  }

  /** A shard's manifest. */
  public static String manifest(ShardContent content, String bucket, String shardId) {
    return manifests(content) + bucket + "/" + shardId + ".json";
  }

  /** Where every pipeline has its folder. */
  public static String pipelines() {
    return "pipelines/";
  }

  /** A pipeline's own folder: its configuration and its Flink checkpoints. */
  public static String pipeline(String pipelineId) {
    return pipelines() + pipelineId + "/";
  }

  /** The settings that a pipeline started with last. */
  public static String settings(String pipelineId) {
    return pipeline(pipelineId) + "config.yaml";
  }

  /** What a pipeline has noted of its corpus: its files, and whether they are read. */
  public static String corpus(String pipelineId) {
    return pipeline(pipelineId) + "corpus.json";
  }

  /** Where a teacher's answers are kept. */
  public static String answers() {
    return "answers/";
  }

  /** A teacher's answer, by the digest of the request. */
  public static String answer(String requestSha256) {
    return answers() + requestSha256.substring(0, 2) + "/" + requestSha256 + ".json";
  }

  /** A run's own folder. */
  public static String run(String run) {
    return "runs/" + run + "/";
  }

  /** Where a run's increment plans stand. */
  public static String increments(String run) {
    return run(run) + "increments/";
  }

  /** The plan of an increment, numbered from 1. */
  public static String increment(String run, long increment) {
    return increments(run) + "%08d.json".formatted(increment);
  }

  /** Where a run's checkpoints stand. */
  public static String checkpoints(String run) {
    return run(run) + "checkpoints/";
  }

  /** A file of a checkpoint; the checkpoint is named by step and digest. */
  public static String checkpoint(String run, String checkpoint, String file) {
    return checkpoints(run) + checkpoint + "/" + file;
  }

  /** The pointer to a run's newest checkpoint. */
  public static String latest(String run) {
    return run(run) + "latest.json";
  }

  /** The pointer to a run's checkpoint in force. */
  public static String promoted(String run) {
    return run(run) + "promoted.json";
  }

  /** Where a run's evaluations stand. */
  public static String evaluations(String run) {
    return run(run) + "evaluations/";
  }

  /** The evaluation of the weights after a step. */
  public static String evaluation(String run, long step) {
    return evaluations(run) + "%010d.json".formatted(step);
  }

  /** Where objects that were refused are named. */
  public static String quarantine() {
    return "quarantine/";
  }
}
