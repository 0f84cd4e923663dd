package io.miso.streaming.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.CoderUtils;

/** A small corpus and the readers of its splits, with a clock that stands still. */
final class CorpusSplits {
  static final int COUNT = 3;

  final AtomicLong clock = new AtomicLong(5000);
  private final Path corpus;
  private final Path root;

  CorpusSplits(Path corpus, Path root) {
    this.corpus = corpus;
    this.root = root;
  }

  /** Seven lines in two files, a file without any, and two that are no part of it. */
  static Path write(Path corpus) throws IOException {
    Files.createDirectory(corpus);
    Files.writeString(corpus.resolve("a.jsonl"), "1\r\n2\n3\n4\n");
    Files.writeString(corpus.resolve("b.jsonl"), "5\n6\n7");
    Files.writeString(corpus.resolve("empty.jsonl"), "");
    Files.writeString(corpus.resolve(".hidden.jsonl"), "no");
    Files.writeString(corpus.resolve("other.txt"), "no");
    return corpus;
  }

  List<CorpusSource> sources(boolean watch) {
    CorpusSource.Plan plan = new CorpusSource.Plan(corpus.toString(), watch, COUNT, "p");
    return CorpusSource.of(plan).split(1, PipelineOptionsFactory.create());
  }

  CorpusReader reader(CorpusSource source, CorpusSource.Mark mark) {
    return reader(source, mark, new Brake.Off());
  }

  CorpusReader reader(CorpusSource source, CorpusSource.Mark mark, Brake brake) {
    SourceOptions options = PipelineOptionsFactory.as(SourceOptions.class);
    options.setStoreRoot(root.toString());
    options.setBrake(brake.text());
    return new CorpusReader(source, options, mark.position(), clock::get);
  }

  static CorpusSource.Mark start() {
    return CorpusSource.Mark.of(CorpusSource.Position.START);
  }

  /** The mark as a runner keeps it. */
  static CorpusSource.Mark stored(CorpusSource source, CorpusSource.Mark mark)
      throws CoderException {
    byte[] bytes = CoderUtils.encodeToByteArray(source.getCheckpointMarkCoder(), mark);
    return CoderUtils.decodeFromByteArray(source.getCheckpointMarkCoder(), bytes);
  }

  static String text(Line line) {
    return line.number() + ":" + new String(line.bytes(), StandardCharsets.UTF_8);
  }
}
