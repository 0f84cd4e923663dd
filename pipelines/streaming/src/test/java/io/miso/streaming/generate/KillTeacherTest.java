package io.miso.streaming.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.cli.StopSignal;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.schemas.ShardContent;
import io.miso.schemas.ShardManifest;
import io.miso.shards.Layout;
import io.miso.shards.ShardFile;
import io.miso.shards.ShardLog;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.streaming.answer.teacher.FakeTeacher;
import io.miso.streaming.answer.teacher.Manner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The generator as a process of its own, killed with SIGKILL while it asks an endpoint that
 * throttles 30 % of calls, resets 5 %, hangs 2 % and gives 1 % malformed, and that knows by
 * Idempotency-Key what it has billed. The endpoint repeats the key wherever it can.
 */
class KillTeacherTest {
  private static final String SECRET = "sk-planted-4711";
  private static final int LONGEST_SECONDS = 600;
  private static final double NANOS = 1e9;
  private static final StopSignal NEVER = new StopSignal();

  private final Path folder;
  private final Path root;

  KillTeacherTest(@TempDir Path folder) {
    this.folder = folder;
    this.root = folder.resolve("root");
  }

  private static Manner mood(Random random) {
    double draw = random.nextDouble();
    if (draw < 0.30) {
      return Manner.THROTTLED;
    }
    if (draw < 0.35) {
      return Manner.RESET;
    }
    if (draw < 0.37) {
      return Manner.HANGING;
    }
    return draw < 0.38 ? Manner.MALFORMED : Manner.WELL;
  }

  private static String answer(String prompt) {
    return prompt.endsWith("13") ? "no, " + SECRET : "Yes. " + prompt + " " + SECRET;
  }

  @Test
  void givenAKill_whenAskedToTheEnd_thenEveryPromptEndsOnceIsBilledOnceAndTheKeyIsNowhere()
      throws Exception {
    campaign(200, 1, 60);
  }

  @Test
  @Tag("campaign")
  void givenThreeKills_whenTenThousandAreAsked_thenEveryPromptEndsOnceAndIsBilledOnce()
      throws Exception {
    campaign(10_000, 3, 100);
  }

  private void campaign(int prompts, int kills, double perSecond) throws Exception {
    Path corpus = folder.resolve("prompts.jsonl");
    Files.writeString(
        corpus,
        IntStream.range(0, prompts)
            .mapToObj(
                i ->
                    "{\"prompt\": \"Question %d\", \"instruction_id_list\": [\"punctuation:no_comma\"], \"kwargs\": [{}]}\n"
                        .formatted(i))
            .collect(Collectors.joining()));
    try (FakeTeacher fake =
        new FakeTeacher(perSecond, KillTeacherTest::mood, KillTeacherTest::answer)) {
      List<Long> ends = new ArrayList<>();
      for (int kill = 1; kill <= kills; kill++) {
        long share = (long) prompts * kill / (kills + 1);
        Process process = start(corpus, fake.url());
        awaitBilled(fake, share, process);
        process.destroyForcibly().waitFor();
        ends.add(System.nanoTime());
      }
      Process last = start(corpus, fake.url());
      assertTrue(last.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "the generator does not end");
      assertEquals(0, last.exitValue(), output());
      check(prompts, fake);
      report(fake, ends, perSecond);
    }
  }

  private void awaitBilled(FakeTeacher fake, long least, Process process) throws IOException {
    for (int look = 0; fake.billed().size() < least; look++) {
      assertTrue(look < 10 * LONGEST_SECONDS && process.isAlive(), output());
      NEVER.await(100);
    }
  }

  /** Published once each: no prompt twice, none lost; billed once each; the key nowhere. */
  private void check(int prompts, FakeTeacher fake) throws IOException {
    Map<Long, String> ends = new TreeMap<>();
    try (ObjectStore store = new LocalObjectStore(root)) {
      for (ShardManifest shard : new ShardLog(store, ShardContent.EXAMPLES).scan()) {
        for (Example example : ShardFile.read(store, shard, Example.class)) {
          end(ends, example.getLineage().getSourceOffset(), "accepted");
        }
      }
      for (ShardManifest shard : new ShardLog(store, ShardContent.REJECTS).scan()) {
        for (Reject reject : ShardFile.read(store, shard, Reject.class)) {
          end(ends, reject.getSourceOffset(), reject.getReasons().get(0).getCode());
        }
      }
      assertEquals(prompts, ends.size(), "prompts that have found their end");
      long kept = store.list(Layout.answers(), "").size();
      Map<String, Long> counts =
          ends.values().stream().collect(Collectors.groupingBy(end -> end, Collectors.counting()));
      System.out.println(counts + ", " + kept + " answers kept");
      long gaveUp = counts.getOrDefault("TEACHER_GAVE_UP", 0L);
      assertEquals(prompts - gaveUp, kept);
      assertTrue(gaveUp <= prompts / 50, "most are answered in the end");
    }
    assertEquals(List.of(), fake.wrongs(), "a request has one key, and a key one request");
    assertTrue(fake.billed().size() <= prompts, "billed twice");
    assertNoKey();
  }

  private static void end(Map<Long, String> ends, long line, String how) {
    assertEquals(null, ends.put(line, how), "line " + line + " is published twice");
  }

  private void assertNoKey() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(SECRET), "the key stands in " + file);
      }
    }
  }

  /** The rate counts from the first call that each process had billed to the process's end. */
  private static void report(FakeTeacher fake, List<Long> kills, double perSecond) {
    List<Long> billed = fake.billedAt();
    List<Long> ends = new ArrayList<>(kills);
    ends.add(billed.get(billed.size() - 1));
    double active = 0;
    int next = 0;
    for (long end : ends) {
      active += next < billed.size() ? (end - billed.get(next)) / NANOS : 0;
      while (next < billed.size() && billed.get(next) <= end) {
        next++;
      }
    }
    double rate = billed.size() / active;
    System.out.printf(
        Locale.ROOT,
        "%d calls billed of %d requests, %d asked again after a whole delivery,"
            + " %.0f a second of %.0f allowed (%.0f %%), %d kills%n",
        billed.size(),
        fake.requests(),
        fake.askedAgain(),
        rate,
        perSecond,
        100 * rate / perSecond,
        kills.size());
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private Process start(Path corpus, String url) throws IOException {
    ProcessBuilder builder =
        GeneratorProcess.of(
                List.of(
                    "root=" + root,
                    "source=corpus",
                    "corpus.path=" + corpus,
                    "answer=teacher",
                    "clean.rules=none",
                    "teacher.url=" + url,
                    "teacher.model=m",
                    "teacher.apiKey=env:TEACHER_KEY",
                    "teacher.deadlineSeconds=2",
                    "teacher.maxConcurrency=64",
                    "teacher.attempts=10",
                    "generate.checkpointSeconds=1",
                    "generate.shardSeconds=1"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output").toFile()));
    builder.environment().put("TEACHER_KEY", SECRET);
    return builder.start();
  }
}
