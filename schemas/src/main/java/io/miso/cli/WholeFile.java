package io.miso.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are there as a whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes all of a file under the name it is given. */
  public interface Body {
    void write(Path file) throws IOException;
  }

  /**
   * Writes a file under another name and gives it its own when it is whole: after a failure, or a
   * stop of the process, nothing is there that was not there before. Links and devices are written
   * through.
   */
  public static void write(Path file, Body body) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "Cannot write " + file + ": there is no folder " + folder + "; make it first");
    }
    boolean through = Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    Path partial = through ? file : file.resolveSibling(file.getFileName() + ".partial");
    try {
      if (!through) {
        partial.toFile().deleteOnExit();
      }
      body.write(partial);
      if (!through) {
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new UncheckedIOException(
          "Cannot write " + file + ": " + e, e instanceof IOException io ? io : new IOException(e));
    } finally {
      if (!through) {
        delete(partial);
      }
    }
  }

  /**
   * Refuses to write over what is being read.
   *
   * @throws IllegalArgumentException if both are the same file
   */
  public static void requireOther(Path out, Path in) {
    try {
      if (Files.exists(out) && Files.exists(in) && Files.isSameFile(out, in)) {
        throw new IllegalArgumentException(
            "--out " + out + " is an input as well: name another file");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot compare " + out + " with " + in, e);
    }
  }

  private static void delete(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + partial + ": delete it by hand", e);
    }
  }
}
