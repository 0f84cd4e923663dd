package io.miso.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory that this process has resident, in bytes, as Linux tells; 0 if it does not. */
public final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  /** How much it is now. */
  public static long now() throws IOException {
    return read("VmRSS:");
  }

  /** The most it ever was. */
  public static long peak() throws IOException {
    return read("VmHWM:");
  }

  private static long read(String field) throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }
}
