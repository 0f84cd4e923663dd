package io.miso.cli.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.cli.inspect.RootContents.Checkpoint;
import io.miso.schemas.Evaluation;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.PlannedShard;
import io.miso.schemas.ShardManifest;
import java.util.Collection;
import java.util.TreeMap;
import java.util.function.Function;

/** A root's contents for programs. */
final class ContentsJson {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private ContentsJson() {}

  static String of(RootContents contents) {
    ObjectNode json = MAKE.objectNode();
    json.set("shards", list(contents.shards(), ContentsJson::shard));
    json.set(
        "rejects",
        list(
            contents.rejects().entrySet(),
            e -> MAKE.objectNode().put("reason", e.getKey()).put("count", e.getValue())));
    json.set("increments", list(contents.increments(), ContentsJson::increment));
    json.set("checkpoints", list(contents.checkpoints(), ContentsJson::checkpoint));
    json.set("evaluations", list(contents.evaluations(), ContentsJson::evaluation));
    json.set(
        "quarantined",
        list(
            contents.refused().entrySet(),
            e -> MAKE.objectNode().put("object", e.getKey()).put("reason", e.getValue())));
    return json.toPrettyString();
  }

  private static <T> ArrayNode list(Collection<T> items, Function<T, ObjectNode> json) {
    ArrayNode list = MAKE.arrayNode();
    items.forEach(item -> list.add(json.apply(item)));
    return list;
  }

  private static ObjectNode shard(ShardManifest manifest) {
    return MAKE.objectNode()
        .put("id", manifest.getShardId())
        .put("object", manifest.getObject())
        .put("records", manifest.getRecords())
        .put("sha256", manifest.getShardId())
        .put("replaces", manifest.getReplaces());
  }

  private static ObjectNode increment(IncrementPlan plan) {
    ObjectNode json = MAKE.objectNode().put("n", plan.getIncrement());
    ArrayNode shards = json.putArray("shards");
    plan.getShards().forEach(shard -> shards.add(shard.getShardId()));
    return json.put("records", plan.getShards().stream().mapToLong(PlannedShard::getRecords).sum())
        .put("replay", plan.getReplayRecords())
        .put("epochs", plan.getEpochs());
  }

  private static ObjectNode checkpoint(Checkpoint checkpoint) {
    return MAKE.objectNode()
        .put("step", checkpoint.state().getStep())
        .put("digest", checkpoint.digest())
        .put("weightsSha256", checkpoint.state().getWeightsSha256())
        .put("increment", checkpoint.state().getIncrement())
        .put("tokens", checkpoint.state().getTokens())
        .put("promoted", checkpoint.promoted());
  }

  private static ObjectNode evaluation(Evaluation evaluation) {
    ObjectNode json = MAKE.objectNode();
    json.put("step", evaluation.getStep())
        .put("heldOutLoss", evaluation.getHeldOutLoss())
        .put("constraintAccuracy", evaluation.getConstraintAccuracy())
        .put("instructionAccuracy", evaluation.getInstructionAccuracy());
    ObjectNode suites = json.putObject("suites");
    new TreeMap<>(evaluation.getSuites())
        .forEach((name, shares) -> new TreeMap<>(shares).forEach(suites.putObject(name)::put));
    return json;
  }
}
