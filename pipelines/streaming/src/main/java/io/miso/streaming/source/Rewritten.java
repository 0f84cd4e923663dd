package io.miso.streaming.source;

import java.io.IOException;
import java.util.Optional;

/**
 * An object that was overwritten after it was read: one line says so, and nothing of it is read.
 */
final class Rewritten extends CorpusFile {
  Rewritten(String file, long offset, long number) throws IOException {
    super(file, offset, number);
  }

  @Override
  Optional<Line> read() {
    throw new IllegalStateException(
        "another generation of it was read before; write what is new as an object of its own");
  }

  @Override
  Optional<String> damage(Exception failure) {
    return Optional.ofNullable(failure.getMessage());
  }
}
