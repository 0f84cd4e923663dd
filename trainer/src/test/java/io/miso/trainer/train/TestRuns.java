package io.miso.trainer.train;

import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import io.miso.constraints.compose.Composer;
import io.miso.constraints.compose.Curriculum;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Split;
import io.miso.constraints.write.Answer;
import io.miso.constraints.write.OfflineWriter;
import io.miso.schemas.Example;
import io.miso.schemas.Lineage;
import io.miso.schemas.Message;
import io.miso.schemas.SegmentLabel;
import io.miso.schemas.SegmentOrigin;
import io.miso.schemas.SegmentRole;
import io.miso.schemas.SourceKind;
import io.miso.schemas.SubContext;
import io.miso.shards.EncodedShard;
import io.miso.shards.ShardLog;
import io.miso.store.Digests;
import io.miso.store.LocalObjectStore;
import io.miso.store.ObjectStore;
import io.miso.trainer.model.ModelConfig;
import io.miso.trainer.model.RandomWeights;
import io.miso.trainer.model.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Small models and published pairs to train on. */
final class TestRuns {
  private TestRuns() {}

  /** A model folder with the built-in tokenizer and two layers of 16. */
  static Path model(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path tiny = TinyModel.resolve(TinyModel.UNTRAINED);
    for (String file : List.of("tokenizer.json", "tokenizer_config.json")) {
      Files.copy(tiny.resolve(file), folder.resolve(file));
    }
    Files.writeString(
        folder.resolve(ModelConfig.FILE),
        """
        {"architectures": ["LlamaForCausalLM"], "vocab_size": 1536, "hidden_size": 16,
         "intermediate_size": 24, "num_hidden_layers": 2, "num_attention_heads": 4,
         "num_key_value_heads": 2, "tie_word_embeddings": true}
        """);
    RandomWeights.write(folder.resolve("model.safetensors"), ModelConfig.read(folder), 3);
    return folder;
  }

  /** Publishes composed pairs, so many a shard. */
  static void publish(Path root, int shards, int records) {
    Composer composer = new Composer(new Curriculum(3, 6, Split.TRAIN), 5);
    OfflineWriter writer = new OfflineWriter();
    try (ObjectStore store = new LocalObjectStore(root)) {
      long index = 0;
      for (int shard = 0; shard < shards; shard++) {
        List<Example> examples = new ArrayList<>();
        while (examples.size() < records) {
          Instruction instruction = composer.compose(++index);
          if (writer.write(instruction, index) instanceof Answer.Written written) {
            examples.add(example(index, instruction, written.output()));
          }
        }
        ShardLog.commit(store, EncodedShard.ofExamples("test", examples));
      }
    }
  }

  private static Example example(long index, Instruction instruction, String output) {
    return Example.newBuilder()
        .setExampleId(Digests.sha256("pair " + index))
        .setMessages(List.of(new Message("user", instruction.text())))
        .setOutput(output)
        .setSubContexts(subContexts(instruction))
        .setLineage(
            Lineage.newBuilder()
                .setSource(SourceKind.COMPOSER)
                .setSourceOffset(index)
                .setCreatedAtMillis(1_700_000_000_000L + 1000 * index)
                .build())
        .build();
  }

  private static List<SubContext> subContexts(Instruction instruction) {
    List<Integer> starts = instruction.constraints().stream().map(Placed::start).sorted().toList();
    int end = instruction.text().codePointCount(0, instruction.text().length());
    List<SubContext> all = new ArrayList<>();
    all.add(span(0, starts.get(0), SegmentRole.PREFIX));
    for (int i = 0; i < starts.size(); i++) {
      int next = i + 1 < starts.size() ? starts.get(i + 1) : end;
      all.add(span(starts.get(i), next, SegmentRole.SUB));
    }
    return all;
  }

  private static SubContext span(int start, int end, SegmentRole role) {
    return SubContext.newBuilder()
        .setStart(start)
        .setEnd(end)
        .setRole(role)
        .setLabel(SegmentLabel.TASK)
        .setOrigin(SegmentOrigin.EXACT)
        .build();
  }

  /** Settings for a quick run on two threads. */
  static MisoConfig config(Path root, Path model, String... further) {
    List<String> all = new ArrayList<>(settings(root, model));
    all.addAll(List.of(further));
    return ConfigLoader.load(Optional.empty(), all);
  }

  /** The same as key=value. */
  static List<String> settings(Path root, Path model) {
    return List.of(
        "root=" + root,
        "model.path=" + model,
        "train.threads=2",
        "train.rows=2",
        "train.learningRate=0.01",
        "train.incrementRecords=40",
        "train.checkpointSeconds=1",
        "evaluate.instructions=4",
        "evaluate.maxNewTokens=4");
  }

  /** Copies folders of a root, such as shards and plans, to another root. */
  static void copy(Path from, Path to, String... folders) throws IOException {
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(from.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = to.resolve(from.relativize(file));
          Files.createDirectories(target.resolveSibling("."));
          Files.copy(file, target);
        }
      }
    }
  }
}
