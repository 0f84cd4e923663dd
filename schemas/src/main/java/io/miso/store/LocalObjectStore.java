package io.miso.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Objects as files. A write goes to a temporary file, is synced, and gets its name in one atomic
 * step (a hard link for create, a rename for compare-and-set); then the folders are synced. A
 * generation is the file's time of change in microseconds, and grows with every replacement.
 */
public final class LocalObjectStore implements ObjectStore {
  private final Path root;
  private final Scratch scratch;
  private final FileMutex mutex;
  private final DurableFiles files;

  /**
   * Opens, and creates where missing, the root folder.
   *
   * @throws StoreException if it cannot be written or its file system lacks hard links
   */
  public LocalObjectStore(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      this.root = folder.toRealPath();
      this.scratch = Scratch.open(root.resolve(Names.RESERVED));
      proveHardLinks(scratch);
    } catch (IOException | UnsupportedOperationException e) {
      throw new StoreException(
          "open root",
          folder.toString(),
          "Choose with root=DIR a folder that can be written, on a file system with hard links.",
          e instanceof IOException io ? io : new IOException(e));
    }
    this.mutex = new FileMutex(root.resolve(Names.RESERVED).resolve("guard"));
    this.files = new DurableFiles(root);
  }

  private static void proveHardLinks(Scratch scratch) throws IOException {
    Path file = Files.createFile(scratch.next());
    Path link = scratch.next();
    Files.createLink(link, file);
    Files.delete(link);
    Files.delete(file);
  }

  @Override
  public boolean create(String name, byte[] bytes) {
    return attempt("write", name, () -> publish(file(name), temporary(bytes)));
  }

  @Override
  public boolean create(String name, Path file) {
    return attempt("write", name, () -> publish(file(name), adopt(file)));
  }

  @Override
  public Optional<Stored> find(String name) {
    return attempt("read", name, () -> findFile(file(name)));
  }

  @Override
  public byte[] read(String name) {
    return attempt("read", name, () -> Files.readAllBytes(existing(name)));
  }

  @Override
  public byte[] read(String name, long offset, int length) {
    return attempt("read", name, () -> readRange(existing(name), offset, length));
  }

  @Override
  public boolean compareAndSet(String name, long expectedGeneration, byte[] bytes) {
    return expectedGeneration == ABSENT
        ? create(name, bytes)
        : attempt(
            "replace", name, () -> mutex.hold(() -> swap(file(name), expectedGeneration, bytes)));
  }

  @Override
  public List<String> list(String prefix, String start) {
    return attempt("list", prefix, () -> LocalListing.list(root, prefix, start));
  }

  @Override
  public void delete(String name) {
    attempt("delete", name, () -> mutex.hold(() -> deleteFile(file(name))));
  }

  @Override
  public Path fetch(String name) {
    return attempt("read", name, () -> existing(name));
  }

  @Override
  public Path scratch() {
    return scratch.folder();
  }

  @Override
  public String root() {
    return root.toString();
  }

  @Override
  public void close() {
    scratch.close();
  }

  private boolean publish(Path target, Path temporary) throws IOException {
    try {
      DurableFiles.sync(temporary);
      boolean created = files.link(temporary, target);
      if (!created && Files.isDirectory(target)) {
        throw new FileSystemException(target.toString(), null, "it is a folder of other objects");
      }
      return created;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private boolean swap(Path target, long expected, byte[] bytes) throws IOException {
    if (!Files.exists(target) || generation(target) != expected) {
      return false;
    }
    Path temporary = temporary(bytes);
    try {
      stampAfter(temporary, expected);
      DurableFiles.sync(temporary);
      Path folder = files.prepareFolder(target);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      DurableFiles.sync(folder);
      return true;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Moves the time of change on until the disk, whose clock may be coarse, shows a later one. */
  private static void stampAfter(Path file, long generation) throws IOException {
    for (long ahead = 1; generation(file) <= generation; ahead *= 1000) {
      Files.setLastModifiedTime(file, FileTime.from(generation + ahead, TimeUnit.MICROSECONDS));
    }
  }

  private static long generation(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new NoSuchFileException(file.toString(), null, "it is no regular file");
    }
    return Math.max(1, attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS));
  }

  /** Generations only grow, so equal ones before and after mean that the bytes belong to them. */
  private static Optional<Stored> findFile(Path file) throws IOException {
    try {
      while (true) {
        long before = generation(file);
        byte[] bytes = Files.readAllBytes(file);
        if (generation(file) == before) {
          return Optional.of(new Stored(bytes, before));
        }
      }
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  private static byte[] readRange(Path file, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.position(offset);
      int count = 0;
      while (buffer.hasRemaining() && count >= 0) {
        count = channel.read(buffer);
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private Path deleteFile(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file)) {
      Files.delete(file);
      DurableFiles.sync(files.prepareFolder(file));
    }
    return file;
  }

  private Path temporary(byte[] bytes) throws IOException {
    return Files.write(scratch.next(), bytes);
  }

  /** The file itself if it is ours, else a copy. */
  private Path adopt(Path file) throws IOException {
    boolean ours = file.toAbsolutePath().normalize().startsWith(scratch.folder());
    return ours && !Files.isSymbolicLink(file) ? file : Files.copy(file, scratch.next());
  }

  private Path existing(String name) throws IOException {
    Path file = file(name);
    generation(file);
    return file;
  }

  private Path file(String name) {
    return root.resolve(Names.check(name));
  }

  private <T> T attempt(String operation, String name, IoSupplier<T> action) {
    try {
      return action.get();
    } catch (NoSuchFileException e) {
      throw new StoreException(
          operation, name, "Look for it under " + root + "; nothing was changed.", e);
    } catch (IOException e) {
      throw new StoreException(
          operation,
          name,
          "Check space and permissions under " + root + "; what is already published is safe.",
          e);
    }
  }
}
