package io.miso.streaming.source;

import io.miso.store.Digests;
import io.miso.store.GcsObjects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What tells that a file has changed.
 *
 * @param number its length in bytes, or the generation of an object
 * @param digest of 64 samples of 4 KiB, spread over the file; empty for an object
 */
public record FileVersion(long number, String digest) implements Serializable {
  /** Of a file that is not there. */
  static final FileVersion GONE = new FileVersion(-1, "");

  private static final int SAMPLES = 64;
  private static final int SAMPLE = 4096;
  private static final int DIGITS = 12;

  /** So that a watched folder is not read again at every look. */
  private static final Map<String, Seen> SEEN = new ConcurrentHashMap<>();

  private record Seen(long size, FileTime modified, FileVersion version) {}

  /** The version of a file as it is now. */
  static FileVersion of(String file) {
    if (GcsObjects.isUrl(file)) {
      return new FileVersion(GcsObjects.generation(file), "");
    }
    try {
      var now = Files.readAttributes(Path.of(file), BasicFileAttributes.class);
      Seen seen = SEEN.get(file);
      if (seen == null
          || seen.size != now.size()
          || !seen.modified.equals(now.lastModifiedTime())) {
        seen = new Seen(now.size(), now.lastModifiedTime(), first(file, now.size()));
        SEEN.put(file, seen);
      }
      return seen.version;
    } catch (NoSuchFileException gone) {
      return GONE;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** True if a file is there no more; an object that was found is pinned. */
  static boolean isGone(String file) {
    return !GcsObjects.isUrl(file) && Files.notExists(Path.of(file));
  }

  /** True if the file still begins with what it was then; something may follow. */
  boolean isBeginningOf(String file) {
    try {
      return GcsObjects.isUrl(file) || equals(first(file, number));
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static FileVersion first(String file, long length) throws IOException {
    ByteArrayOutputStream samples = new ByteArrayOutputStream();
    try (SeekableByteChannel bytes = Files.newByteChannel(Path.of(file))) {
      long last = Math.max(0, length - SAMPLE);
      for (int i = 0; i < SAMPLES; i++) {
        long from = Math.max(last * i / (SAMPLES - 1), Math.min((long) i * SAMPLE, last));
        bytes.position(from);
        ByteBuffer sample = ByteBuffer.allocate((int) Math.min(SAMPLE, length - from));
        while (sample.hasRemaining() && bytes.read(sample) >= 0) {
          continue;
        }
        samples.write(sample.array(), 0, sample.position());
      }
      long found = Math.min(length, bytes.size());
      return new FileVersion(found, Digests.sha256(samples.toByteArray()).substring(0, DIGITS));
    }
  }

  @Override
  public String toString() {
    if (equals(GONE)) {
      return "not there";
    }
    return digest.isEmpty() ? "generation " + number : number + " bytes (" + digest + ")";
  }
}
