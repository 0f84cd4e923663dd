package io.miso.streaming.deduplicate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.schemas.Example;
import io.miso.schemas.Lineage;
import io.miso.schemas.Message;
import io.miso.schemas.Reject;
import io.miso.schemas.SourceKind;
import io.miso.store.Digests;
import io.miso.streaming.publish.ShardPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stage on Beam's direct runner, which checks coders and mutations. */
class DeduplicateTest {
  private static final Likeness FOREIGN = new Likeness(true, true, false, 1000);
  private static final String STORY =
      "The keeper of the old lighthouse paints the door every spring. In summer the visitors come"
          + " and climb the narrow stairs to see the lamp. In winter nobody comes, and the keeper"
          + " reads all the books that the visitors have left behind on the bench by the door.";

  private final Path root;

  DeduplicateTest(@TempDir Path root) {
    this.root = root;
  }

  private static Example example(int line, String output) {
    return Example.newBuilder()
        .setExampleId(Digests.sha256("example " + line))
        .setMessages(List.of(new Message("user", "Tell me something about it.")))
        .setOutput(output)
        .setLineage(
            Lineage.newBuilder()
                .setSource(SourceKind.CORPUS)
                .setSourceUri("c.jsonl")
                .setSourceOffset(line)
                .setPipelineId("p")
                .setCreatedAtMillis(5)
                .build())
        .build();
  }

  /** Three that are equal, three alike, three with nothing in common. */
  private static List<Example> examples() {
    return new ArrayList<>(
        List.of(
            example(1, STORY),
            example(2, STORY),
            example(3, STORY.replace(" ", "  ")),
            example(4, STORY.replace("old", "tall")),
            example(5, "Oaks grow slowly and live for many hundred years."),
            example(6, "Bread is made of flour with water and some salt."),
            example(7, "Ships sail at night when the wind blows from land.")));
  }

  /** Of the first four, the one with the smallest id. */
  private static int first() {
    int first = 1;
    for (int line = 2; line <= 4; line++) {
      boolean smaller = id(line).compareTo(id(first)) < 0;
      first = smaller ? line : first;
    }
    return first;
  }

  private static String id(int line) {
    return Digests.sha256("example " + line);
  }

  private static String code(Reject reject) {
    return reject.getSourceOffset() + " " + reject.getReasons().get(0).getCode();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givenDuplicatesInAnyOrder_whenGathered_thenTheSmallestIdStays(long seed) {
    List<Example> examples = examples();
    Collections.shuffle(examples, new Random(seed));
    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(DirectRunner.class);
    Pipeline pipeline = Pipeline.create(options);
    ShardPlan plan = new ShardPlan(root.toString(), "p", 2, 7, 60, new TreeMap<>());
    PCollectionTuple gathered =
        pipeline
            .apply("Create", Create.of(examples).withCoder(AvroCoder.specific(Example.class)))
            .apply("Deduplicate", Deduplicate.of(plan, FOREIGN));
    var lines =
        gathered
            .get(Deduplicate.SHARDS)
            .apply(
                "Lines",
                FlatMapElements.into(TypeDescriptors.longs()).via(DeduplicateTest::offsets));
    PAssert.that(lines).containsInAnyOrder((long) first(), 5L, 6L, 7L);
    var codes =
        gathered
            .get(Deduplicate.DUPLICATES)
            .apply("Codes", MapElements.into(TypeDescriptors.strings()).via(DeduplicateTest::code));
    PAssert.that(codes).containsInAnyOrder(expectedCodes());
    assertEquals(State.DONE, pipeline.run().waitUntilFinish());
  }

  private static List<Long> offsets(KV<Integer, Iterable<byte[]>> shard) {
    List<Long> offsets = new ArrayList<>();
    shard
        .getValue()
        .forEach(bytes -> offsets.add(Sealed.example(bytes).getLineage().getSourceOffset()));
    return offsets;
  }

  private static List<String> expectedCodes() {
    List<String> codes = new ArrayList<>();
    for (int line = 1; line <= 4; line++) {
      boolean same = line < 4 && first() < 4;
      if (line != first()) {
        codes.add(line + (same ? " DUPLICATE" : " NEAR_DUPLICATE"));
      }
    }
    return codes;
  }
}
