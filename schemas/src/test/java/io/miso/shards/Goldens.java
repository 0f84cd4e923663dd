package io.miso.shards;

import io.miso.schemas.Adapters;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.Evaluation;
import io.miso.schemas.EvidenceRecord;
import io.miso.schemas.Example;
import io.miso.schemas.IncrementPlan;
import io.miso.schemas.Latest;
import io.miso.schemas.Lineage;
import io.miso.schemas.Message;
import io.miso.schemas.PlannedShard;
import io.miso.schemas.Preference;
import io.miso.schemas.Promoted;
import io.miso.schemas.Promotion;
import io.miso.schemas.Reject;
import io.miso.schemas.RejectReason;
import io.miso.schemas.SegmentLabel;
import io.miso.schemas.SegmentOrigin;
import io.miso.schemas.SegmentRole;
import io.miso.schemas.SourceKind;
import io.miso.schemas.SubContext;
import io.miso.schemas.TeacherAnswer;
import io.miso.schemas.TrainerState;
import io.miso.schemas.VerdictRecord;
import io.miso.store.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/** The records in the golden files. Run main in the module's folder to write the files anew. */
final class Goldens {
  static final Path FOLDER = Path.of("src/test/resources/io/miso/shards/golden");
  private static final long TIME = 1_700_000_000_000L;

  private Goldens() {}

  static Example example(int number) {
    return Example.newBuilder()
        .setExampleId(Digests.sha256("example " + number))
        .setMessages(List.of(new Message("user", "Name a 🌳. Use no commas.")))
        .setOutput("An oak " + number)
        .setConstraints(
            List.of(
                new ConstraintRecord(
                    "c0",
                    "punctuation:no_comma",
                    Map.of("n", 3L, "words", List.of("a", "b")),
                    "Use no commas",
                    0,
                    11,
                    24,
                    "no_comma/1")))
        .setVerdicts(
            List.of(
                new VerdictRecord(
                    "c0",
                    1,
                    true,
                    "no comma",
                    "none",
                    List.of(new EvidenceRecord(0, 2, "here")),
                    true)))
        .setSubContexts(
            List.of(
                new SubContext(
                    0,
                    10,
                    SegmentRole.PREFIX,
                    SegmentLabel.TASK,
                    List.of(),
                    List.of(),
                    SegmentOrigin.EXACT,
                    0),
                new SubContext(
                    10,
                    25,
                    SegmentRole.SUB,
                    SegmentLabel.CONSTRAINT,
                    List.of("punctuation:no_comma"),
                    List.of("c0"),
                    SegmentOrigin.EXACT,
                    0)))
        .setTopic("trees")
        .setLevel(2)
        .setLineage(
            Lineage.newBuilder()
                .setSource(SourceKind.COMPOSER)
                .setSourceUri("compose:1")
                .setSourceOffset(number)
                .setSeed(1)
                .setPipelineId("golden")
                .setCreatedAtMillis(TIME + number)
                .setModel("teacher")
                .setRequestSha256("ab12")
                .setAttempt(1)
                .setSamples(2)
                .setSatisfied(List.of(0, 1))
                .setPromptTokens(20)
                .setCompletionTokens(8)
                .setCostMicros(36)
                .build())
        .build();
  }

  static Reject reject(int number) {
    return Reject.newBuilder()
        .setRecordId(Digests.sha256("reject " + number))
        .setStage("READ")
        .setReasons(List.of(new RejectReason("BAD_JSON", "pairs.jsonl line " + number)))
        .setPayload("{")
        .setSourceUri("pairs.jsonl")
        .setSourceOffset(number)
        .setPipelineId("golden")
        .setCreatedAtMillis(TIME)
        .build();
  }

  /** What is stored as JSON, by file name. */
  static Map<String, SpecificRecordBase> json() {
    PlannedShard shard = new PlannedShard("ab12", "shards/2023-11-14-22/ab12.avro", 3L);
    Map<String, SpecificRecordBase> all = new LinkedHashMap<>();
    all.put(
        "plan.json",
        new IncrementPlan(1, 2L, List.of(shard), List.of(shard), 1L, 42L, 17L, 0.001, 2));
    all.put(
        "promoted.json",
        new Promoted(
            1,
            new Promotion(17L, "0000000017-0123456789abcdef"),
            List.of(new Promotion(9L, "0000000009-0123456789abcdef")),
            List.of(12L)));
    all.put("latest.json", new Latest(1, 17L, "0000000017-0123456789abcdef"));
    all.put(
        "evaluation.json",
        new Evaluation(
            1,
            17L,
            2L,
            1.5,
            0.75,
            0.5,
            8,
            Map.of("startend", 0.5),
            Map.of("own", Map.of("promptStrict", 0.25))));
    all.put(
        "state.json",
        TrainerState.newBuilder()
            .setStep(17)
            .setIncrement(2)
            .setCursor(3)
            .setIncrementDone(true)
            .setTokens(4096)
            .setRecords(30)
            .setSeed(1)
            .setThreads(2)
            .setModelPath("tiny")
            .setModelConfigSha256("c0")
            .setTrainConfig("{}")
            .setWeights("runs/default/checkpoints/w")
            .setWeightsSha256("aa")
            .setOptimizer("runs/default/checkpoints/o")
            .setOptimizerSha256("bb")
            .setLastLoss(2.25)
            .setAdapters(new Adapters(8, 16.0, List.of("q_proj", "v_proj"), "cc"))
            .build());
    all.put("answer.json", answer());
    return all;
  }

  private static TeacherAnswer answer() {
    return TeacherAnswer.newBuilder()
        .setRequestSha256(Digests.sha256("{}"))
        .setRequest("{}")
        .setModel("teacher")
        .setContent("An oak 🌳\n")
        .setFinishReason("stop")
        .setPromptTokens(10)
        .setCompletionTokens(4)
        .setCostMicros(18)
        .setAnsweredAtMillis(TIME)
        .build();
  }

  static EncodedShard examples() {
    return EncodedShard.ofExamples("golden", List.of(example(1), example(2), example(3)));
  }

  static EncodedShard rejects() {
    return EncodedShard.ofRejects("golden", List.of(reject(1), reject(2)));
  }

  static byte[] preferences() {
    return ShardFile.encode(Preference.getClassSchema(), List.of(preference(1), preference(2)));
  }

  static Preference preference(int number) {
    Example example = example(number);
    return Preference.newBuilder()
        .setExampleId(example.getExampleId())
        .setMessages(example.getMessages())
        .setChosen(example.getOutput())
        .setRejected(example.getOutput() + ", tall")
        .setConstraintId("c0")
        .setKind("punctuation:no_comma")
        .setOperator("INSERT_COMMA")
        .setChanged(6)
        .build();
  }

  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(FOLDER);
    for (Map.Entry<String, SpecificRecordBase> entry : json().entrySet()) {
      Files.write(FOLDER.resolve(entry.getKey()), JsonRecords.encode(entry.getValue()));
    }
    Files.write(FOLDER.resolve("examples.avro"), examples().avro());
    Files.write(FOLDER.resolve("rejects.avro"), rejects().avro());
    Files.write(FOLDER.resolve("preferences.avro"), preferences());
    Files.write(FOLDER.resolve("manifest.json"), JsonRecords.encode(examples().manifest()));
  }
}
