package io.miso.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.config.ConfigException;
import io.miso.schemas.Example;
import io.miso.schemas.ShardContent;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateJobTest {
  private final Path root;

  GenerateJobTest(@TempDir Path folder) {
    this.root = folder.resolve("root");
  }

  private void run(int instructions) {
    GenerateJob.main(
        new String[] {
          "--runner=DirectRunner",
          "--settings={\"root\":\"%s\",\"generate.pairsPerSecond\":\"0\"}".formatted(root),
          "--instructions=" + instructions
        });
  }

  private List<Long> published() {
    try (ObjectStore store = new LocalObjectStore(root)) {
      return new ShardLog(store, ShardContent.EXAMPLES)
          .scan().stream()
              .flatMap(shard -> ShardFile.read(store, shard, Example.class).stream())
              .map(example -> example.getLineage().getSourceOffset())
              .sorted()
              .toList();
    }
  }

  @Test
  void givenTheDirectRunner_whenRunTwice_thenItEndsAndNothingIsPublishedTwice() {
    run(20);
    assertEquals(LongStream.range(0, 20).boxed().toList(), published());
    run(30);
    List<Long> all = published();
    assertEquals(new TreeSet<>(all).size(), all.size());
    assertTrue(all.size() >= 29, () -> all + " of 30, of which one may not be answered");
  }

  @Test
  void givenASettingThatIsNone_whenStarted_thenItIsNamed() {
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () -> GenerateJob.main(new String[] {"--settings={\"rot\":\"x\"}"}));
    assertTrue(String.valueOf(refused.getMessage()).contains("'root'"), refused::toString);
  }
}
