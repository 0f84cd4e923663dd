package io.miso.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Objects as files. A write goes to a temporary file, is synced, and gets its name in one atomic
 * step (a hard link for create, a rename for compare-and-set); then the folder is synced.
 */
public final class LocalObjectStore implements ObjectStore {
  private static final String SCRATCH = ".tmp";
  private static final Object SWAP = new Object();
  private static final AtomicLong SERIAL = new AtomicLong();

  private final Path root;
  private final Path scratch;

  /** Opens, and creates where missing, the root folder. */
  public LocalObjectStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.scratch = this.root.resolve(SCRATCH);
    try {
      Files.createDirectories(scratch);
      removeLeftovers();
    } catch (IOException e) {
      throw new StoreException(
          "open root", root.toString(), "Choose a folder that can be written with root=DIR.", e);
    }
  }

  @Override
  public boolean create(String name, byte[] bytes) {
    return attempt("write", name, () -> link(temporary(bytes), name));
  }

  @Override
  public boolean create(String name, Path file) {
    return attempt("write", name, () -> link(adopt(file), name));
  }

  @Override
  public Optional<Stored> find(String name) {
    return attempt("read", name, () -> findFile(file(name)));
  }

  @Override
  public byte[] read(String name) {
    return attempt("read", name, () -> Files.readAllBytes(file(name)));
  }

  @Override
  public byte[] read(String name, long offset, int length) {
    return attempt(
        "read",
        name,
        () -> {
          try (var in = Files.newInputStream(file(name))) {
            in.skip(offset);
            return in.readNBytes(length);
          }
        });
  }

  @Override
  public boolean compareAndSet(String name, long expectedGeneration, byte[] bytes) {
    return attempt("replace", name, () -> swap(file(name), expectedGeneration, bytes));
  }

  @Override
  public List<String> list(String prefix, String start) {
    Path folder = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    return attempt("list", prefix, () -> listFiles(folder, prefix, start));
  }

  @Override
  public void delete(String name) {
    attempt("delete", name, () -> Files.deleteIfExists(file(name)));
  }

  @Override
  public Path fetch(String name) {
    return file(name);
  }

  @Override
  public Path scratch() {
    return scratch;
  }

  @Override
  public String root() {
    return root.toString();
  }

  @Override
  public void close() {}

  private boolean link(Path temporary, String name) throws IOException {
    Path target = file(name);
    Files.createDirectories(parent(target));
    try {
      Files.createLink(target, temporary);
      sync(parent(target));
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private boolean swap(Path target, long expected, byte[] bytes) throws IOException {
    synchronized (SWAP) {
      try (FileChannel channel =
              FileChannel.open(
                  scratch.resolve("swap.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        long now = findFile(target).map(Stored::generation).orElse(ABSENT);
        if (now != expected || !held.isValid()) {
          return false;
        }
        Files.createDirectories(parent(target));
        Files.move(temporary(bytes), target, StandardCopyOption.ATOMIC_MOVE);
        sync(parent(target));
        return true;
      }
    }
  }

  private static Optional<Stored> findFile(Path file) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return Optional.of(new Stored(bytes, Digests.generation(bytes)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  private List<String> listFiles(Path folder, String prefix, String start) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> !file.startsWith(scratch) && Files.isRegularFile(file))
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.startsWith(prefix) && name.compareTo(start) >= 0)
          .forEach(names::add);
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  private Path temporary(byte[] bytes) throws IOException {
    Path file = scratch.resolve(ProcessHandle.current().pid() + "-" + SERIAL.incrementAndGet());
    Files.write(file, bytes);
    sync(file);
    return file;
  }

  private Path adopt(Path file) throws IOException {
    if (!file.toAbsolutePath().startsWith(scratch)) {
      Path copy = scratch.resolve(ProcessHandle.current().pid() + "-" + SERIAL.incrementAndGet());
      Files.copy(file, copy);
      return adopt(copy);
    }
    sync(file);
    return file;
  }

  /** Temporary files are named by process; those of processes that are gone are nobody's. */
  private void removeLeftovers() throws IOException {
    try (Stream<Path> files = Files.list(scratch)) {
      for (Path file : files.toList()) {
        String owner = file.getFileName().toString().split("-", 2)[0];
        if (owner.matches("\\d+") && ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path file(String name) {
    Path file = root.resolve(name).normalize();
    if (name.isEmpty() || name.startsWith("/") || !file.startsWith(root) || file.equals(root)) {
      throw new IllegalArgumentException("Not an object name under " + root + ": '" + name + "'");
    }
    return file;
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("No folder holds " + file);
    }
    return parent;
  }

  private interface Attempt<T> {
    T run() throws IOException;
  }

  private <T> T attempt(String operation, String name, Attempt<T> attempt) {
    try {
      return attempt.run();
    } catch (NoSuchFileException e) {
      throw new StoreException(operation, name, "It is not under " + root + ".", e);
    } catch (IOException e) {
      throw new StoreException(
          operation,
          name,
          "Check space and permissions under " + root + "; what is already published is safe.",
          e);
    }
  }
}
