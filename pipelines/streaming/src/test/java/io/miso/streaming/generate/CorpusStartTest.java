package io.miso.streaming.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigException;
import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.shards.Layout;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.PipelineIdentity;
import io.miso.streaming.source.CorpusNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusStartTest {
  private final Path folder;
  private final Path file;
  private final ObjectStore store;

  CorpusStartTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.file = Files.writeString(folder.resolve("pairs.jsonl"), "{}\n");
    this.store = new LocalObjectStore(folder.resolve("root"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private MisoConfig config(Path path, String... further) {
    List<String> settings =
        new ArrayList<>(List.of("root=" + store.root(), "source=corpus", "corpus.path=" + path));
    settings.addAll(List.of(further));
    return ConfigLoader.load(Optional.empty(), settings);
  }

  private CorpusNote begun(MisoConfig config) {
    String pipelineId = PipelineIdentity.of(config);
    CorpusNote note = new CorpusNote(store, pipelineId, config.corpus().path());
    note.begin();
    store.create(Layout.settings(pipelineId), new byte[0]);
    return note;
  }

  @Test
  void givenAFileThatIsDeleted_whenHalfRead_thenItMustBePutBackAndWhenReadItMayGo()
      throws IOException {
    MisoConfig config = config(file);
    CorpusNote note = begun(config);
    Files.delete(file);
    String error =
        String.valueOf(
            assertThrows(ConfigException.class, () -> CorpusStart.require(config)).getMessage());
    assertTrue(error.contains("is not there now. Put it back as it was: part of it"), error);
    note.end();
    CorpusStart.require(config);
  }

  @Test
  void givenAnotherPipelineOfTheSameFile_whenStartedFirst_thenItIsWarnedOf() throws IOException {
    MisoConfig config = config(file);
    assertEquals(Optional.empty(), CorpusStart.warning(config));
    begun(config);
    assertEquals(Optional.empty(), CorpusStart.warning(config));
    Path copy = Files.copy(file, folder.resolve("copy.jsonl"));
    Path other = Files.writeString(folder.resolve("other.jsonl"), "[]\n");
    String told =
        "pipeline %s of this root has read %s already; its pairs would be published again";
    String id = PipelineIdentity.of(config);
    assertEquals(Optional.of(told.formatted(id, copy)), CorpusStart.warning(config(copy)));
    assertEquals(Optional.empty(), CorpusStart.warning(config(other)));
    MisoConfig folded = config(folder, "clean.rules=none");
    assertEquals(Optional.of(told.formatted(id, copy)), CorpusStart.warning(folded));
  }

  @Test
  void givenAPipelineThatDiffersByItsWorkers_whenStartedFirst_thenTheirNumberIsTold() {
    begun(config(file, "generate.parallelism=3"));
    String warning = CorpusStart.warning(config(file, "generate.parallelism=2")).orElseThrow();
    assertTrue(warning.endsWith("generate.parallelism=3 goes on with that pipeline"), warning);
  }

  @Test
  void givenATornNoteOfAnotherPipeline_whenStartedFirst_thenItIsPassedOver() {
    store.create(Layout.corpus("torn"), new byte[] {'{'});
    begun(config(file));
    assertTrue(CorpusStart.warning(config(file, "clean.rules=none")).isPresent());
  }
}
