package io.miso.shards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.config.TrainConfig.Shards;
import io.miso.schemas.ShardManifest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Shard b stands in for a, c for b; e for d; all of f was refused, x says so; g is alone. Of the
 * rejects in y some are the examples of h now.
 */
class ReplacementsTest {
  private static final List<ShardManifest> EXAMPLES =
      List.of(
          shard("a", ""),
          shard("b", "a"),
          shard("c", "b"),
          shard("d", ""),
          shard("e", "d"),
          shard("f", ""),
          shard("g", ""),
          shard("h", "y"));
  private static final Replacements REPLACEMENTS =
      new Replacements(EXAMPLES, List.of(shard("x", "f"), shard("y", "")));

  private static ShardManifest shard(String id, String replaces) {
    return ShardManifest.newBuilder(Goldens.examples().manifest())
        .setShardId(id)
        .setReplaces(replaces)
        .build();
  }

  private static List<String> waiting(Shards wanted, String... planned) {
    return REPLACEMENTS.waiting(EXAMPLES, wanted, Set.of(planned)).stream()
        .map(ShardManifest::getShardId)
        .toList();
  }

  @Test
  void givenNothingPlanned_whenAsked_thenOneOfEveryFamilyWaits() {
    assertEquals(List.of("c", "e", "g", "h"), waiting(Shards.NEWEST));
    assertEquals(List.of("a", "d", "f", "g", "h"), waiting(Shards.ORIGINAL));
  }

  @Test
  void givenAnyMemberPlanned_whenAsked_thenItsFamilyDoesNotWait() {
    assertEquals(List.of("e", "g", "h"), waiting(Shards.NEWEST, "a"));
    assertEquals(List.of("e", "h"), waiting(Shards.NEWEST, "c", "g"));
    assertEquals(List.of("d", "f", "h"), waiting(Shards.ORIGINAL, "b", "g"));
  }
}
