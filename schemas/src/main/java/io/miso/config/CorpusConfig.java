package io.miso.config;

import io.miso.config.MisoConfig.ConstraintsFrom;
import java.nio.file.Path;

/** The corpus source. */
public record CorpusConfig(
    @Doc("a file of JSON lines (.gz, .zst too), Avro or Parquet, a folder or glob; also gs://")
        String path,
    @Doc("true: keep looking for new files; false: read what is there and finish") boolean watch,
    @Doc("what is verified: declared in the row, found in the prompt's text, or both")
        ConstraintsFrom constraintsFrom,
    CorpusFields fields) {

  /** The path decides which pipeline reads it: two spellings of one path are to be one. */
  public CorpusConfig {
    path = path.isBlank() || path.startsWith("gs://") ? path : plain(path);
  }

  /** Without "./", "..", doubled slashes and one at the end; what is relative stays so. */
  private static String plain(String path) {
    String plain = Path.of(path).normalize().toString();
    return plain.isEmpty() ? "." : plain;
  }
}
