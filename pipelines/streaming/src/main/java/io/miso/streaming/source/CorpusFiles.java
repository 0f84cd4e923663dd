package io.miso.streaming.source;

import io.miso.config.ConfigException;
import io.miso.store.GcsObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The files that a corpus path names: one file, a folder's *.jsonl, *.jsonl.gz, *.jsonl.zst, *.avro
 * and *.parquet, or a glob such as a/b-*.json; local ones, or objects of a bucket. Objects are
 * named together with the generation that is there now: see {@link GcsObjects}.
 */
public final class CorpusFiles {
  private static final String ANY = "*.{jsonl,jsonl.gz,jsonl.zst,avro,parquet}";
  private static final long LOOK_MILLIS = 1000;
  private static final long LOOK_FAR_MILLIS = 10_000;

  private CorpusFiles() {}

  /** The files that are there now, sorted by path. Hidden files are left out. */
  public static List<String> list(String path) {
    return GcsObjects.isUrl(path) ? objects(path) : files(path);
  }

  /** The file's name without an object's generation. */
  public static String name(String file) {
    return GcsObjects.isUrl(file) ? GcsObjects.url(file) : file;
  }

  /** The file as it is now; of an object, its newest generation. */
  public static String current(String file) {
    return GcsObjects.isUrl(file) ? GcsObjects.find(name(file)).orElse(file) : file;
  }

  /** The files that are there now, each with its version. */
  static SortedMap<String, FileVersion> versions(String path) {
    SortedMap<String, FileVersion> versions = new TreeMap<>();
    list(path).forEach(file -> versions.put(file, FileVersion.of(file)));
    return versions;
  }

  /** How long to wait before looking for new files again; every look at a bucket costs money. */
  static long lookMillis(String path) {
    return GcsObjects.isUrl(path) ? LOOK_FAR_MILLIS : LOOK_MILLIS;
  }

  private static List<String> objects(String url) {
    Optional<String> object = GcsObjects.find(url);
    if (object.isPresent()) {
      return List.of(object.get());
    }
    List<String> inside = matching(GcsObjects.list(url), ANY, CorpusFiles::lastName);
    int slash = url.lastIndexOf('/');
    boolean glob = slash > "gs://".length() && slash < url.length() - 1;
    return inside.isEmpty() && glob
        ? matching(
            GcsObjects.list(url.substring(0, slash)),
            url.substring(slash + 1),
            CorpusFiles::lastName)
        : inside;
  }

  private static Path lastName(String object) {
    String url = GcsObjects.url(object);
    return Path.of(url.substring(url.lastIndexOf('/') + 1));
  }

  private static List<String> files(String path) {
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

  /** What to say if there is none and none is waited for. */
  public static ConfigException none(String path) {
    return new ConfigException(
        "corpus.path",
        path,
        "a file that is there, or a folder or pattern that names one; corpus.watch=true waits for"
            + " files");
  }

  private static List<String> matching(Path folder, String glob) {
    try (Stream<Path> files = Files.list(folder)) {
      return matching(
          files.filter(Files::isRegularFile).map(Path::toString).toList(),
          glob,
          file -> Path.of(file).getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the corpus folder " + folder, e);
    }
  }

  private static List<String> matching(
      List<String> files, String glob, Function<String, Path> lastName) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return files.stream()
        .filter(file -> matcher.matches(written(lastName.apply(file), glob)))
        .filter(file -> !lastName.apply(file).toString().startsWith("."))
        .sorted()
        .toList();
  }

  /** Our own pattern is meant whatever the case; a user's means what it says. */
  private static Path written(Path name, String glob) {
    return glob.equals(ANY) ? Path.of(name.toString().toLowerCase(Locale.ROOT)) : name;
  }
}
