package io.miso.cli.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file. */
final class LogTail {
  private static final int BYTES = 16 * 1024;
  private static final String FRAME = "\\s+at .*|\\s+\\.\\.\\. \\d+ more";

  private LogTail() {}

  /** The last lines from a byte on, oldest first, without blank ones and stack frames. */
  static List<String> read(Path log, long from) {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      channel.position(Math.max(from, channel.size() - BYTES));
      ByteBuffer buffer = ByteBuffer.allocate(BYTES);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        continue;
      }
      String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.matches(FRAME)).toList();
    } catch (IOException e) {
      return List.of("Its log cannot be read: " + e.getMessage());
    }
  }
}
