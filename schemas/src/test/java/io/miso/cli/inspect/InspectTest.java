package io.miso.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.shards.EncodedShard;
import io.miso.shards.ShardLog;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectTest {
  private final Path root;
  private final ObjectStore store;
  private final SmallRoot small;
  private final RootContents contents;

  InspectTest(@TempDir Path root) {
    this.root = root;
    this.store = ObjectStores.open(root.toString());
    this.small = new SmallRoot(store);
    this.contents = RootReader.read(root.toString(), "default");
  }

  private String golden(String name) throws IOException {
    try (InputStream in = InspectTest.class.getResourceAsStream(name)) {
      assertTrue(in != null, name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  /** Shard ids depend on Avro's compressor, so the goldens name the shards instead. */
  private String named(String text) {
    return text.replace(small.first.getShardId(), "FIRST")
        .replace(small.second.getShardId(), "SECOND")
        .replace(small.rejects.getShardId(), "REJECTS")
        .strip();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(root::relativize).map(Path::toString).sorted().toList();
    }
  }

  @Test
  void givenSmallRoot_whenShownAsJson_thenItIsTheGolden() throws IOException {
    assertEquals(golden("inspect.json"), named(ContentsJson.of(contents)));
  }

  @Test
  void givenSmallRoot_whenShownAsText_thenItIsTheGolden() throws IOException {
    assertEquals(golden("inspect.txt"), named(String.join("\n", ContentsText.full(contents))));
  }

  @Test
  void givenUniqueStartOfAnId_whenFollowed_thenTheWholeWayIsTold() throws IOException {
    List<String> story = RecordSearch.story(store, contents, "a1");
    assertEquals(golden("pair.txt"), named(String.join("\n", story)));
  }

  @Test
  void givenPairOfAnUnendedIncrement_whenFollowed_thenNoCheckpointIsClaimed() {
    List<String> story = RecordSearch.story(store, contents, "c");
    assertTrue(story.contains("  increment 2"));
    assertTrue(story.contains("  no checkpoint surely includes it yet"));
  }

  @Test
  void givenReject_whenFollowed_thenAllReasonsAreTold() throws IOException {
    List<String> story = RecordSearch.story(store, contents, "ee");
    assertEquals(golden("reject.txt"), named(String.join("\n", story)));
  }

  @Test
  void givenARejectThatIsAPairNow_whenFollowedOrCounted_thenThatIsToldAndEachCountsOnce() {
    Example pair = SmallRoot.pair("b1", 0, 8);
    EncodedShard made = EncodedShard.ofExamples("p1", List.of(pair));
    ShardLog.commit(store, made.replacing(small.rejects.getShardId()));
    RootContents now = RootReader.read(store, "default");
    assertEquals("  now the pair b1", RecordSearch.story(store, now, "ee").get(3));
    assertEquals(4, now.records());
    assertEquals(Map.of(), now.rejects());
    Example again = SmallRoot.pair("b2", 0, 8);
    ShardLog.commit(
        store,
        EncodedShard.ofExamples("p2", List.of(again)).replacing(made.manifest().getShardId()));
    RootContents last = RootReader.read(store, "default");
    assertEquals(4, last.records());
    List<String> lines = ContentsText.summary(last);
    assertTrue(lines.get(0).endsWith(", 1 of them made anew"), lines::toString);
    assertTrue(lines.get(1).endsWith(" 4"), lines::toString);
  }

  @Test
  void givenARejectThatWasRefusedAgain_whenFollowed_thenTheLaterOneIsNamed() {
    Reject again = SmallRoot.reject("f0", "compose:1", "LENGTH", "8 words, at most 5");
    ShardLog.commit(
        store, EncodedShard.ofRejects("p1", List.of(again)).replacing(small.rejects.getShardId()));
    RootContents now = RootReader.read(store, "default");
    assertEquals("  refused again: now the reject f0", RecordSearch.story(store, now, "ee").get(3));
    assertFalse(RecordSearch.story(store, now, "f0").get(3).contains("now"));
  }

  @Test
  void givenARejectOfAFileThatWasReadOn_whenFollowed_thenItStandsNoLonger() {
    Example other = SmallRoot.pair("b1", 0, 9);
    EncodedShard made = EncodedShard.ofExamples("p1", List.of(other));
    ShardLog.commit(store, made.replacing(small.rejects.getShardId()));
    RootContents now = RootReader.read(store, "default");
    assertEquals(
        "  stands no longer: a replay has tried it again",
        RecordSearch.story(store, now, "ee").get(3));
  }

  @Test
  void givenARejectWhoseMessageLacksItsLine_whenListedByReason_thenFileAndLineAreShown() {
    ShardLog.commit(
        store,
        EncodedShard.ofRejects(
            "p1",
            List.of(
                SmallRoot.reject("f0", "a.jsonl", "DUPLICATE", "Pair a1 was there first"),
                SmallRoot.reject("f1", "a.jsonl", "BAD_JSON", "a.jsonl line 8: no JSON"))));
    List<String> lines = RejectSamples.read(store, RootReader.read(store, "default")).text();
    assertEquals(
        List.of(
            "1 BAD_JSON",
            "  f1  a.jsonl line 8: no JSON",
            "                | one",
            "1 DUPLICATE",
            "  f0  Pair a1 was there first",
            "                a.jsonl line 8",
            "                | one"),
        lines.subList(0, 7));
  }

  @Test
  void givenRejects_whenListedByReason_thenCountsAndSamplesAreShown() {
    RejectSamples samples = RejectSamples.read(store, contents);
    assertEquals(
        List.of("1 LENGTH", "  ee  9 words, at most 5", "                | one"), samples.text());
    assertTrue(samples.json().contains("\"count\" : 1"), samples.json());
    assertTrue(samples.json().contains("\"firstLine\" : \"one\""), samples.json());
  }

  @Test
  void givenDamagedShardOfRejects_whenListedByReason_thenItIsSaidAndTheCountStays()
      throws IOException {
    Files.write(root.resolve(small.rejects.getObject()), new byte[] {1});
    List<String> lines = RejectSamples.read(store, contents).text();
    assertEquals("1 LENGTH", lines.get(0));
    assertTrue(lines.get(1).startsWith("  damaged  its 1 bytes"), lines.get(1));
  }

  @Test
  void givenUnknownOrAmbiguousStart_whenFollowed_thenItIsSaid() {
    IllegalArgumentException unknown =
        assertThrows(
            IllegalArgumentException.class, () -> RecordSearch.story(store, contents, "b"));
    assertEquals(
        "No published pair or reject has an id that starts with 'b'.", unknown.getMessage());
    IllegalArgumentException ambiguous =
        assertThrows(
            IllegalArgumentException.class, () -> RecordSearch.story(store, contents, "a"));
    assertEquals("'a' is the start of 2 ids; give more of it: a1, a2", ambiguous.getMessage());
  }

  @Test
  void givenOpenIncrement_whenCounted_thenOnlyEndedOnesCount() {
    assertEquals(1, contents.endedIncrements());
    assertEquals(0, RootContents.empty().endedIncrements());
  }

  @Test
  void givenDamagedManifest_whenRead_thenNothingIsWritten() throws IOException {
    List<String> before = files();
    RootContents again = RootReader.read(store, "default");
    assertEquals(1, again.refused().size());
    assertEquals(before, files());
  }

  @Test
  void givenMissingRoot_whenRead_thenItIsEmptyAndStaysMissing() {
    Path missing = root.resolve("missing");
    assertTrue(RootReader.read(missing.toString(), "default").isEmpty());
    assertFalse(Files.exists(missing));
  }
}
