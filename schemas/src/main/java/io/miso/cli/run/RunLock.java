package io.miso.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a second supervisor off a run, and names the stages' processes, so that the next supervisor
 * can wait for those that outlive a killed one for a moment. The lock ends with its process.
 */
final class RunLock implements AutoCloseable {
  private final FileChannel channel;
  private final List<ProcessHandle> leftOver;

  private RunLock(FileChannel channel) throws IOException {
    this.channel = channel;
    this.leftOver = text(channel).lines().flatMap(line -> alive(line).stream()).toList();
  }

  /**
   * Takes the lock.
   *
   * @throws IllegalStateException if another supervisor holds it
   */
  static RunLock take(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new IllegalStateException(
            "Another 'miso run' works on this root and run ("
                + file
                + " is locked). Stop it, or"
                + " choose another root or run.name.");
      }
      return new RunLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot lock "
              + file
              + " ("
              + e.getMessage()
              + "). Choose with root=DIR a folder that can"
              + " be written.",
          e);
    }
  }

  /** Processes of an earlier supervisor that still run. */
  List<ProcessHandle> leftOver() {
    return leftOver;
  }

  /** Forgets the processes of an earlier supervisor, once they have ended. */
  void forgetLeftOver() {
    try {
      channel.truncate(0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot shorten the lock file", e);
    }
  }

  /** Notes a process of this supervisor. */
  void note(long pid) {
    String line = ProcessHandle.of(pid).map(RunLock::line).orElse("");
    try {
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), channel.size());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot note process " + pid, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release the lock", e);
    }
  }

  private static String line(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> process.pid() + " " + start + "\n")
        .orElse("");
  }

  /** A process id alone may have been given to another process since. */
  private static Optional<ProcessHandle> alive(String line) {
    if (!line.matches("\\d{1,18} \\S+Z")) {
      return Optional.empty();
    }
    int space = line.indexOf(' ');
    Optional<Instant> start = Optional.of(Instant.parse(line.substring(space + 1)));
    return ProcessHandle.of(Long.parseLong(line.substring(0, space)))
        .filter(process -> process.isAlive() && process.info().startInstant().equals(start));
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 16));
    channel.read(buffer, 0);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
  }
}
