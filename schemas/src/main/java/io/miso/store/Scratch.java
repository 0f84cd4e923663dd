package io.miso.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A store's own folder for files in the making.
 *
 * <p>Its owner keeps a file lock beside it; a folder whose lock can be had belongs to a process
 * that is gone, and is removed when the next store opens. Process ids alone would not do:
 * containers that share a disk do not see each other's.
 */
final class Scratch implements AutoCloseable {
  private static final String LOCK = ".lock";
  private static final String PROCESS = processName();

  private final Path folder;
  private final Path lockFile;
  private final FileChannel lock;
  private final AtomicLong serial = new AtomicLong();

  private Scratch(Path base, long number) throws IOException {
    this.folder = base.resolve(PROCESS + number);
    this.lockFile = base.resolve(PROCESS + number + LOCK);
    this.lock = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
    Files.createDirectory(folder);
  }

  /** A new folder below the base folder, which is created where missing. */
  static Scratch open(Path base) throws IOException {
    Files.createDirectories(base);
    return new FileMutex(base.resolve("guard"))
        .hold(
            () -> {
              removeLeftovers(base);
              long number = 1;
              while (Files.exists(base.resolve(PROCESS + number + LOCK))) {
                number++;
              }
              return new Scratch(base, number);
            });
  }

  Path folder() {
    return folder;
  }

  /** A name in the folder that no file has yet. */
  Path next() {
    return folder.resolve("part-" + serial.incrementAndGet());
  }

  @Override
  public void close() {
    try {
      removeAll(folder);
      Files.deleteIfExists(lockFile);
      lock.close();
    } catch (IOException e) {
      throw new StoreException("remove", folder.toString(), "Delete it by hand.", e);
    }
  }

  private static void removeLeftovers(Path base) throws IOException {
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(base, "*" + LOCK)) {
      for (Path file : locks) {
        // A process that opens and closes its own lock file would lose the lock.
        if (!name(file).startsWith(PROCESS)) {
          removeIfAbandoned(file);
        }
      }
    }
  }

  private static void removeIfAbandoned(Path lockFile) throws IOException {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      FileLock owned = channel.tryLock();
      if (owned != null) {
        String folder = name(lockFile).substring(0, name(lockFile).length() - LOCK.length());
        removeAll(lockFile.resolveSibling(folder));
        Files.deleteIfExists(lockFile);
      }
    } catch (NoSuchFileException closedMeanwhile) {
      return;
    }
  }

  private static void removeAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** The same in every class loader of the process. */
  private static String processName() {
    ProcessHandle self = ProcessHandle.current();
    long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return self.pid() + "-" + started + "-";
  }
}
