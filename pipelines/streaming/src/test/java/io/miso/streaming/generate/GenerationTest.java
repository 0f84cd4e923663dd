package io.miso.streaming.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.cli.Reporter;
import io.miso.cli.StopSignal;
import io.miso.config.ConfigException;
import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardContent;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.books.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole pipeline on embedded Flink, in this process. */
class GenerationTest {
  private static final String CORPUS =
      """
      {"prompt": "Say hi without commas.", "response": "Hi", "instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}]}
      {"prompt": "Say ho without commas.", "response": "Ho, ho", "instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}]}
      no json
      {"messages": [{"role": "user", "content": "Say ha to me."}, {"role": "assistant", "content": "Ha"}]}
      """;

  private final Path folder;
  private final Path root;

  GenerationTest(@TempDir Path folder) {
    this.folder = folder;
    this.root = folder.resolve("root");
  }

  private MisoConfig config(String... further) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "root=" + root,
                "generate.shardRecords=50",
                "generate.shardSeconds=1",
                "generate.checkpointSeconds=1"));
    settings.addAll(List.of(further));
    return ConfigLoader.load(Optional.empty(), settings);
  }

  private MisoConfig corpus() throws IOException {
    Path file = Files.writeString(folder.resolve("corpus.jsonl"), CORPUS);
    return config("source=corpus", "corpus.path=" + file);
  }

  private static void run(GenerateSettings settings, Goal goal) throws IOException {
    new Generation(settings, goal, new StopSignal(), Reporter.standard()).run();
  }

  private <T extends SpecificRecordBase> List<T> published(ShardContent content, Class<T> type) {
    List<T> records = new ArrayList<>();
    try (ObjectStore store = new LocalObjectStore(root)) {
      new ShardLog(store, content)
          .scan()
          .forEach(shard -> records.addAll(ShardFile.read(store, shard, type)));
    }
    return records;
  }

  private static String reject(Reject reject) {
    return reject.getSourceOffset()
        + " "
        + reject.getStage()
        + " "
        + reject.getReasons().stream().map(r -> r.getCode()).collect(Collectors.joining(","));
  }

  @Test
  void givenACorpus_whenRead_thenEveryLineIsAPairOrARejectOnceAndASecondRunAddsNothing()
      throws IOException {
    GenerateSettings settings = GenerateSettings.endless(corpus());
    Goal goal = new Goal.Corpus(settings.pipelineId(), settings.config().generate().parallelism());
    for (int time = 1; time <= 2; time++) {
      run(settings, goal);
      assertEquals(
          List.of("Ha", "Hi"),
          published(ShardContent.EXAMPLES, Example.class).stream()
              .map(Example::getOutput)
              .sorted()
              .toList());
      assertEquals(
          List.of("2 VALIDATE CONSTRAINT_FAILED:punctuation:no_comma", "3 READ BAD_JSON"),
          published(ShardContent.REJECTS, Reject.class).stream()
              .map(GenerationTest::reject)
              .sorted()
              .toList());
    }
  }

  @Test
  void givenACorpusThatGrewAfterItsStart_whenRunAgain_thenItIsRefusedByFile() throws IOException {
    GenerateSettings settings = GenerateSettings.endless(corpus());
    String path = settings.config().corpus().path();
    run(settings, new Goal.Pairs(1));
    Files.writeString(Path.of(path), "{}\n", StandardOpenOption.APPEND);
    String error =
        String.valueOf(
            assertThrows(ConfigException.class, () -> run(settings, new Goal.Pairs(2)))
                .getMessage());
    assertTrue(error.contains(path + " was 353 bytes ("), error);
  }

  @Test
  void givenAGoal_whenReachedAndRaised_thenTheSecondRunGoesOnAndNothingComesTwice()
      throws IOException {
    for (int pairs : new int[] {200, 400}) {
      run(GenerateSettings.until(config(), pairs), new Goal.Pairs(pairs));
      List<Long> indices =
          published(ShardContent.EXAMPLES, Example.class).stream()
              .map(example -> example.getLineage().getSourceOffset())
              .toList();
      assertTrue(indices.size() >= pairs);
      assertEquals(indices.size(), new TreeSet<>(indices).size());
      assertTrue(LongStream.range(0, pairs / 2).allMatch(indices::contains));
    }
  }

  @Test
  void givenAPreview_whenPrinted_thenPairsAndRejectsAreReadableAndNothingIsWritten()
      throws IOException {
    StringWriter text = new StringWriter();
    Preview.print(corpus(), 4, new PrintWriter(text));
    String shown = text.toString();
    assertTrue(shown.contains("PASS punctuation:no_comma"), shown);
    assertTrue(shown.contains("CONSTRAINT_FAILED:punctuation:no_comma: Expected"), shown);
    assertTrue(shown.contains("corpus.jsonl 3 at READ"), shown);
    assertFalse(Files.exists(root));
  }

  @Test
  void givenAComposedPreview_whenPrinted_thenEachPairShowsConstraintsSubContextsAndOutput() {
    StringWriter text = new StringWriter();
    Preview.print(config(), 3, new PrintWriter(text));
    String shown = text.toString();
    assertEquals(3, shown.split("--- pair compose:1 ", -1).length - 1, shown);
    assertEquals(3, shown.split("sub-contexts:\n", -1).length - 1, shown);
    assertTrue(shown.contains("SUB    CONSTRAINT"), shown);
    assertFalse(shown.contains("FAIL "), shown);
    assertFalse(Files.exists(root));
  }

  private static String refusal(MisoConfig config) {
    Workplace place = Workplace.of(config.root(), "p");
    ConfigException refused =
        assertThrows(ConfigException.class, () -> Generator.requireUsable(config, place));
    return String.valueOf(refused.getMessage());
  }

  @Test
  void givenACorpusThatIsNotThere_whenAsked_thenItIsRefusedUnlessItIsWatched() throws IOException {
    Path missing = folder.resolve("missing.jsonl");
    String error = refusal(config("source=corpus", "corpus.path=" + missing));
    assertTrue(error.contains("Setting corpus.path = '" + missing), error);
    MisoConfig watched = config("source=corpus", "corpus.path=" + missing, "corpus.watch=true");
    Generator.requireUsable(watched, Workplace.of(watched.root(), "p"));
    MisoConfig there = corpus();
    Generator.requireUsable(there, Workplace.of(there.root(), "p"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a#b", "a%20b", "röot"})
  void givenARootThatFlinkCannotFindAgain_whenAsked_thenItIsRefused(String name) {
    String error = refusal(config("root=" + folder.resolve(name)));
    assertTrue(error.contains("Setting root = '" + folder.resolve(name)), error);
  }

  @Test
  void givenACorpusThatIsNotReadToItsEnd_whenStopped_thenThatIsSaid() {
    Figures figures = new Figures(1, 2, 1, Map.of("BAD_JSON", 2L));
    String whole = "Published 1 pair in 1 shard, 2 rejects. Most frequent: BAD_JSON 2.";
    assertEquals(whole, Generation.ended(figures, false));
    assertEquals(
        whole + " Stopped within the corpus: the same command goes on there.",
        Generation.ended(figures, true));
  }

  @Test
  void givenADryRun_whenPlanned_thenItSaysWhereItWouldBeginAndWritesNothing() {
    String plan = Generator.plan(config());
    assertTrue(plan.contains("fresh start, 0 pairs and 0 rejects published so far"), plan);
    assertFalse(Files.exists(root));
  }
}
