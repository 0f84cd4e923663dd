package io.miso.streaming.source;

import io.miso.store.GcsObjects;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.store.StoreException;
import io.miso.streaming.books.ReadNotes;
import io.miso.streaming.source.CorpusSource.Position;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;

/**
 * Emits one split's lines, file by file. A file is read as it was found: what is appended later is
 * not read, and of one that is changed no more is, since lines could be missed or read twice.
 */
final class CorpusReader extends UnboundedSource.UnboundedReader<Line> {
  private static final String CHANGED =
      "it was changed or deleted after it was found, and is read no further";

  private final CorpusSource source;
  private final String root;
  private final Ceiling ceiling;
  private final LongSupplier clock;
  private final boolean ending;
  private final Map<String, FileVersion> done;
  private Optional<CorpusFile> open = Optional.empty();
  private Optional<Line> current = Optional.empty();
  private String file;
  private FileVersion version;
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
    this.done = new HashMap<>(from.done());
    this.file = from.file();
    this.version = from.version();
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
    while (current.isEmpty() && ceiling.isAbove(before + number) && find()) {
      current = read().filter(source::owns);
    }
    current.ifPresent(
        line -> {
          emitted++;
          time = Math.max(time, clock.getAsLong());
        });
    return current.isPresent();
  }

  /** True if a file is being read, or a next one is found. */
  private boolean find() {
    if (file.isEmpty()) {
      look()
          .ifPresent(
              next -> {
                file = next.getKey();
                version = next.getValue();
                offset = 0;
                number = 0;
              });
    }
    return !file.isEmpty();
  }

  private Optional<Map.Entry<String, FileVersion>> look() {
    long now = clock.getAsLong();
    if (ended || now < nextLook) {
      return Optional.empty();
    }
    Optional<Map.Entry<String, FileVersion>> next =
        source.files().entrySet().stream().filter(this::isToRead).findFirst();
    ended = next.isEmpty() && !source.plan().watch();
    nextLook = next.isEmpty() ? now + CorpusFiles.lookMillis(source.plan().path()) : 0;
    return next;
  }

  private boolean isToRead(Map.Entry<String, FileVersion> found) {
    FileVersion read = done.get(CorpusFiles.name(found.getKey()));
    return read == null || !read.equals(Position.TOLD) && !read.equals(found.getValue());
  }

  /** The file's next line, if it has one. */
  private Optional<Line> read() throws IOException {
    if (open.isEmpty() && done.containsKey(CorpusFiles.name(file))) {
      return changed("it was read, and changed then; what is new belongs into a file of its own");
    }
    if (open.isEmpty() && !version.isBeginningOf(file)) {
      return changed(CHANGED);
    }
    try {
      return readOn();
    } catch (NoSuchFileException gone) {
      return changed(CHANGED);
    } catch (StoreException failure) {
      if (failure.getCause() instanceof NoSuchFileException) {
        return changed(CHANGED);
      }
      throw failure;
    }
  }

  /** At the file's end it is done; one that is empty says so in a line, and one that changed. */
  private Optional<Line> readOn() throws IOException {
    CorpusFile reader =
        open.isPresent() ? open.get() : CorpusFile.open(file, version, offset, number);
    open = Optional.of(reader);
    Optional<Line> line = reader.next();
    offset = reader.offset();
    number = reader.number();
    if (line.isPresent()) {
      return line;
    }
    if (!FileVersion.isGone(file) && !version.isBeginningOf(file)) {
      return changed(CHANGED);
    }
    Optional<Line> none = number == 0 ? Optional.of(Line.none(file)) : Optional.empty();
    finish(version);
    return none;
  }

  /**
   * Every split says so in the first line that would have been its own: each may have noticed it
   * elsewhere. A local file that is not watched can be put back, so nothing need be given up.
   */
  private Optional<Line> changed(String how) throws IOException {
    if (canBePutBack()) {
      throw halfRead();
    }
    number = source.nextOwned(file, number);
    Line line = Line.changed(file, number, how);
    finish(Position.TOLD);
    return Optional.of(line);
  }

  private boolean canBePutBack() {
    return !source.plan().watch() && !GcsObjects.isUrl(file);
  }

  private IllegalStateException halfRead() {
    return new IllegalStateException(
        "%s has changed while it is read: it was %s and is %s now. Put it back as it was and start again: reading goes on where it is. Or read the files as they are now into another root."
            .formatted(file, version, FileVersion.of(file)));
  }

  private void finish(FileVersion as) throws IOException {
    closeFile();
    done.put(CorpusFiles.name(file), as);
    file = "";
    before += Math.max(1, number);
    number = 0;
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

  /**
   * Once the end is in a checkpoint it is noted: from then on nothing is read again. No checkpoint
   * holds, and so nothing publishes, what was read of a file while it was rewritten in place.
   */
  @Override
  public CorpusSource.Mark getCheckpointMark() {
    if (open.isPresent() && canBePutBack() && !version.isBeginningOf(file)) {
      throw halfRead();
    }
    Position position = new Position(done, file, version, offset, number, before, emitted);
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
