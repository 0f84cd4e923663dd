package io.miso.streaming.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that a corpus path names: one file, a folder's *.jsonl, *.jsonl.gz, *.jsonl.zst, *.avro
 * and *.parquet, or a glob such as a/b-*.json.
 */
public final class CorpusFiles {
  private static final String ANY = "*.{jsonl,jsonl.gz,jsonl.zst,avro,parquet}";

  private CorpusFiles() {}

  /** The files that are there now, sorted by path. Hidden files are left out. */
  public static List<String> list(String path) {
    Path named = Path.of(path);
    if (Files.isRegularFile(named)) {
      return List.of(path);
    }
    if (Files.isDirectory(named)) {
      return matching(named, ANY);
    }
    Path folder = named.toAbsolutePath().getParent();
    Path glob = named.getFileName();
    return folder == null || glob == null || !Files.isDirectory(folder)
        ? List.of()
        : matching(folder, glob.toString());
  }

  private static List<String> matching(Path folder, String glob) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> matcher.matches(file.getFileName()))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the corpus folder " + folder, e);
    }
  }
}
