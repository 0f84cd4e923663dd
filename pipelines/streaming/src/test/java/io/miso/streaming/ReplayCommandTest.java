package io.miso.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.schemas.Reject;
import io.miso.shards.EncodedShard;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome.Refused;
import io.miso.streaming.draft.Rejects;
import io.miso.streaming.source.CorpusNote;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {
  private final Path folder;
  private final ObjectStore store;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  ReplayCommandTest(@TempDir Path folder) {
    this.folder = folder;
    this.store = new LocalObjectStore(folder.resolve("root"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private MisoConfig config(String... further) {
    List<String> settings = new ArrayList<>(List.of("root=" + store.root()));
    settings.addAll(List.of(further));
    return ConfigLoader.load(Optional.empty(), settings);
  }

  private void publish(MisoConfig config, Origin origin, String stage, String code) {
    String pipelineId = PipelineIdentity.of(config);
    Refused<Object> refused = Refused.of(origin, "as it was", code, "for once");
    List<Reject> rejects = List.of(Rejects.of(refused, stage, pipelineId));
    ShardLog.commit(store, EncodedShard.ofRejects(pipelineId, rejects));
  }

  private void publish(long index, String stage, String code) {
    publish(config(), Origin.composed(1, index, 1), stage, code);
  }

  private void assertSays(String expected, String... options) {
    assertEquals(0, run(options), err::toString);
    assertEquals(expected, out.toString().replace(PipelineIdentity.of(config()), "ID"));
  }

  private int run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("--set", "root=" + store.root()));
    arguments.addAll(List.of(options));
    out.getBuffer().setLength(0);
    return new CommandLine(new ReplayCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  @Test
  void givenARejectOfAStage_whenReplayed_thenItSaysWhatItTried() {
    publish(3, "VALIDATE", "STAGE_FAILED");
    assertSays("1 STAGE_FAILED\n1 reject to try. Nothing was written.\n", "--dry-run");
    assertSays("Tried 1 reject anew: 1 pair now, 0 rejects.\n", "--reason", "STAGE_FAILED");
    assertSays("Pipeline ID, that of these settings, has nothing to try.\n");
  }

  @Test
  void givenAReasonThatNoRejectHas_whenReplayed_thenThoseThatThereAreAreListed() {
    publish(3, "VALIDATE", "STAGE_FAILED");
    publish(4, "DEDUPLICATE", "DUPLICATE");
    assertSays(
        "Pipeline ID, that of these settings, has nothing to try for these reasons; there are"
            + " rejects for DUPLICATE, STAGE_FAILED.\n",
        "--reason",
        "TEACHER_GAVE_UP");
  }

  @Test
  void givenAReasonThatThereIsNot_whenReplayed_thenTheNearestIsNamed() {
    publish(3, "VALIDATE", "STAGE_FAILED");
    assertEquals(CommandLine.ExitCode.USAGE, run("--reason", "duplicat"));
    assertTrue(
        err.toString().contains("a reason 'duplicat'. Did you mean 'DUPLICATE'?"), err::toString);
  }

  @Test
  void givenSettingsThatNeverRan_whenReplayed_thenThePipelinesWithRejectsAreNamed() {
    publish(3, "VALIDATE", "STAGE_FAILED");
    assertEquals(CommandLine.ExitCode.USAGE, run("--set", "compose.seed=2"));
    String id = PipelineIdentity.of(config());
    assertTrue(err.toString().contains("has never run under root=" + store.root()), err::toString);
    assertTrue(
        err.toString().contains("--config " + store.root() + "/pipelines/" + id + "/config.yaml"),
        err::toString);
  }

  @Test
  void givenACorpusWithALineTooMany_whenOnlyCounted_thenItIsRefusedAsWhenReplayed()
      throws IOException {
    Path file = Files.writeString(folder.resolve("pairs.jsonl"), "no JSON\n");
    MisoConfig config = config("source=corpus", "corpus.path=" + file);
    publish(config, Origin.corpus(file.toString(), 1, 1), "READ", "BAD_JSON");
    CorpusNote note = new CorpusNote(store, PipelineIdentity.of(config), file.toString());
    note.begin();
    note.end();
    Files.writeString(file, "no JSON\nno JSON\n");
    assertEquals(
        CommandLine.ExitCode.SOFTWARE,
        run("--dry-run", "--set", "source=corpus", "--set", "corpus.path=" + file));
    assertTrue(err.toString().contains("1 were read, and 2 can be read now"), err::toString);
  }
}
