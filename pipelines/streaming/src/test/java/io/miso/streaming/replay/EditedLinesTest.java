package io.miso.streaming.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigException;
import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.schemas.Reject;
import io.miso.shards.EncodedShard;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.PipelineIdentity;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome.Refused;
import io.miso.streaming.draft.Rejects;
import io.miso.streaming.source.CorpusNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that are pairs, edited or moved between two replays. */
class EditedLinesTest {
  private static final String TREE = "{\"prompt\": \"Where is it?\", \"response\": \"A tree.\"}";
  private static final String MAIL =
      "{\"prompt\": \"Write to jane@example.org now.\", \"response\": \"To joe@example.org?\"}";
  private static final String COMMA =
      "{\"prompt\": \"No commas.\", \"response\": \"So be it.\", \"instruction_id_list\":"
          + " [\"length_constraints:number_words\"], \"kwargs\": [{\"relation\": \"at least\","
          + " \"num_words\": %d}]}";
  private static final String BAD = "no JSON";

  private final Path file;
  private final ObjectStore store;
  private final MisoConfig config;

  /** Three lines are pairs, the last one is a reject. */
  EditedLinesTest(@TempDir Path folder) throws IOException {
    this.file = folder.resolve("pairs.jsonl");
    this.store = new LocalObjectStore(folder.resolve("root"));
    this.config =
        ConfigLoader.load(
            Optional.empty(),
            List.of(
                "root=" + store.root(),
                "source=corpus",
                "clean.rules=personal",
                "corpus.path=" + file));
    String pipelineId = PipelineIdentity.of(config);
    write(TREE, MAIL, COMMA.formatted(2), BAD);
    CorpusNote note = new CorpusNote(store, pipelineId, file.toString());
    note.begin();
    note.end();
    List<Reject> rejects =
        LongStream.rangeClosed(1, 4).mapToObj(line -> reject(line, pipelineId)).toList();
    ShardLog.commit(store, EncodedShard.ofRejects(pipelineId, rejects));
    assertEquals(3, replay().passed());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void write(String... lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private Reject reject(long line, String pipelineId) {
    Origin origin = Origin.corpus(file.toString(), line, 1);
    return Rejects.of(Refused.of(origin, "", "BAD_JSON", "for once"), "READ", pipelineId);
  }

  private Replay.Result replay() {
    return new Replay(config, store, Set.of()).run(soFar -> {});
  }

  private void assertRefused(int line, String... lines) throws IOException {
    write(lines);
    String error = String.valueOf(assertThrows(ConfigException.class, this::replay).getMessage());
    assertTrue(error.contains("but line " + line + " of " + file), error);
  }

  @Test
  void givenAPairsLineThatIsEdited_whenReplayed_thenItIsNamed() throws IOException {
    String comma = COMMA.formatted(2);
    assertRefused(1, TREE.replace("tree", "bush"), MAIL, comma, BAD);
    assertRefused(1, BAD, MAIL, comma, TREE);
    assertRefused(1, MAIL, TREE, comma, BAD);
    assertRefused(2, TREE, MAIL.replace("now", "then"), comma, BAD);
    assertRefused(3, TREE, MAIL, COMMA.formatted(3), BAD);
  }

  @Test
  void givenARejectsLineThatIsMended_whenReplayed_thenTheOthersAreAsTheyWere() throws IOException {
    write(TREE, MAIL, COMMA.formatted(2), TREE.replace("tree", "bush"));
    assertEquals(new Replay.Result(1, 0, 1, 0), replay());
    assertRefused(4, TREE, MAIL, COMMA.formatted(2), TREE.replace("tree", "pond"));
  }

  @Test
  void givenALineThatOnlyLooksOtherwise_whenReplayed_thenItIsTheSame() throws IOException {
    write(TREE.replace(": ", ":  "), MAIL, COMMA.formatted(2), BAD);
    assertEquals(new Replay.Result(1, 0, 0, 0), replay());
  }
}
