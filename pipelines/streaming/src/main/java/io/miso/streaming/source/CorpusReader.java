package io.miso.streaming.source;

import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.streaming.books.ReadNotes;
import io.miso.streaming.source.CorpusSource.Position;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;

/** Emits one split's lines, file by file. */
final class CorpusReader extends UnboundedSource.UnboundedReader<Line> {
  private final CorpusSource source;
  private final String root;
  private final Ceiling ceiling;
  private final LongSupplier clock;
  private final boolean ending;
  private final Set<String> done;
  private Optional<CorpusFile> open = Optional.empty();
  private Optional<Line> current = Optional.empty();
  private String file;
  private long offset;
  private long number;
  private long before;
  private long emitted;
  private long time;
  private long nextLook;
  private boolean ended;

  CorpusReader(CorpusSource source, SourceOptions options, Position from, LongSupplier clock) {
    this.source = source;
    this.root = options.getStoreRoot();
    this.ceiling = new Ceiling(options, source.plan().pipelineId(), clock);
    this.clock = clock;
    this.ending = options.isEndingWithInput();
    this.done = new LinkedHashSet<>(from.done());
    this.file = from.file();
    this.offset = from.offset();
    this.number = from.line();
    this.before = from.before();
    this.emitted = from.emitted();
    this.time = clock.getAsLong();
  }

  @Override
  public boolean start() throws IOException {
    return advance();
  }

  /** Lines that other splits emit count for the brake as well: it looks at all of them. */
  @Override
  public boolean advance() throws IOException {
    current = Optional.empty();
    while (current.isEmpty() && ceiling.isAbove(before + number) && openNext()) {
      Optional<Line> line = read(open.orElseThrow());
      current = line.filter(source::owns);
    }
    current.ifPresent(
        line -> {
          emitted++;
          time = Math.max(time, clock.getAsLong());
        });
    return current.isPresent();
  }

  /** The file's next line; at its end the file is done, and one that is empty says so in a line. */
  private Optional<Line> read(CorpusFile reader) throws IOException {
    Optional<Line> line = reader.next();
    offset = reader.offset();
    number = reader.number();
    if (line.isPresent()) {
      return line;
    }
    String read = file;
    boolean empty = number == 0;
    closeFile();
    done.add(read);
    file = "";
    before += Math.max(1, number);
    number = 0;
    return empty ? Optional.of(Line.none(read)) : Optional.empty();
  }

  /** True if a file is open, opening the next one where needed. */
  private boolean openNext() throws IOException {
    if (open.isPresent()) {
      return true;
    }
    if (file.isEmpty()) {
      Optional<String> next = look();
      if (next.isEmpty()) {
        return false;
      }
      file = next.get();
      offset = 0;
      number = 0;
    }
    open =
        Optional.of(
            isRewritten()
                ? new Rewritten(file, offset, number)
                : CorpusFile.open(file, offset, number));
    return true;
  }

  /** True for an object of which another generation was read. */
  private boolean isRewritten() {
    String name = CorpusFiles.name(file);
    return !name.equals(file) && done.stream().anyMatch(d -> CorpusFiles.name(d).equals(name));
  }

  private Optional<String> look() {
    long now = clock.getAsLong();
    if (ended || now < nextLook) {
      return Optional.empty();
    }
    Optional<String> next = source.files().stream().filter(f -> !done.contains(f)).findFirst();
    ended = next.isEmpty() && !source.plan().watch();
    nextLook = next.isEmpty() ? now + CorpusFiles.lookMillis(source.plan().path()) : 0;
    return next;
  }

  @Override
  public Line getCurrent() {
    return current.orElseThrow(() -> new NoSuchElementException("No line is read"));
  }

  @Override
  public Instant getCurrentTimestamp() {
    return Instant.ofEpochMilli(time);
  }

  @Override
  public Instant getWatermark() {
    return ended && ending ? BoundedWindow.TIMESTAMP_MAX_VALUE : Instant.ofEpochMilli(time);
  }

  /** Once the end is in a checkpoint it is noted: from then on nothing is read again. */
  @Override
  public CorpusSource.Mark getCheckpointMark() {
    Position position = new Position(List.copyOf(done), file, offset, number, before, emitted);
    return ended
        ? new CorpusSource.Mark(position, () -> noteEnd(position.emitted()))
        : CorpusSource.Mark.of(position);
  }

  private void noteEnd(long count) {
    try (ObjectStore store = ObjectStores.open(root)) {
      new ReadNotes(store, source.plan().pipelineId()).end(source.split(), count);
    }
  }

  @Override
  public CorpusSource getCurrentSource() {
    return source;
  }

  private void closeFile() throws IOException {
    if (open.isPresent()) {
      open.get().close();
      open = Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    closeFile();
    ceiling.close();
  }
}
