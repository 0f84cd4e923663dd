package io.miso.streaming.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** All lines of a corpus in order, one file open at a time; one without any says so in a line. */
public final class CorpusLines implements Iterator<Line>, AutoCloseable {
  private final Iterator<String> files;
  private Optional<CorpusFile> open = Optional.empty();
  private Optional<Line> next = Optional.empty();
  private String file = "";

  /** The lines of what a corpus path names. */
  public CorpusLines(String path) {
    this(CorpusFiles.list(path));
  }

  private CorpusLines(List<String> files) {
    this.files = files.iterator();
  }

  /** The lines of one file, as a record's source names it. */
  public static CorpusLines inFile(String file) {
    return new CorpusLines(List.of(file));
  }

  @Override
  public boolean hasNext() {
    try {
      while (next.isEmpty() && (open.isPresent() || files.hasNext())) {
        readOn();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the corpus: " + e.getMessage(), e);
    }
    return next.isPresent();
  }

  private void readOn() throws IOException {
    if (open.isEmpty()) {
      file = files.next();
      open = Optional.of(CorpusFile.open(file));
    }
    CorpusFile reader = open.get();
    next = reader.next();
    if (next.isEmpty()) {
      next = reader.number() == 0 ? Optional.of(Line.none(file)) : Optional.empty();
      close();
    }
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The corpus has no further line");
    }
    Line line = next.orElseThrow();
    next = Optional.empty();
    return line;
  }

  @Override
  public void close() throws UncheckedIOException {
    if (open.isPresent()) {
      try {
        open.get().close();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot close a corpus file", e);
      }
      open = Optional.empty();
    }
  }
}
