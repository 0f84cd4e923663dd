package io.miso.trainer.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the machine's CPU is good at. */
final class Processor {
  private static final Path LINUX = Path.of("/proc/cpuinfo");

  private Processor() {}

  /** True if {@link #hasUnusedWidth(List)} holds for this machine; false where nothing is known. */
  static boolean hasUnusedWidth() {
    try {
      return hasUnusedWidth(Files.readAllLines(LINUX));
    } catch (IOException notLinux) {
      return false;
    }
  }

  /**
   * True for a CPU whose AVX-512 the default matrix library (MKL) leaves unused, as it does for
   * every maker but its own; there oneDNN's convolutions multiply matrices about twice as fast. On
   * an AMD CPU with AVX2 alone MKL is the faster one.
   */
  static boolean hasUnusedWidth(List<String> description) {
    return description.stream().anyMatch(line -> field(line, "vendor_id").equals("AuthenticAMD"))
        && description.stream()
            .anyMatch(line -> List.of(field(line, "flags").split(" ")).contains("avx512f"));
  }

  /** The value of a line {@code name : value}; empty if the line has another name. */
  private static String field(String line, String name) {
    int colon = line.indexOf(':');
    return colon >= 0 && line.substring(0, colon).strip().equals(name)
        ? line.substring(colon + 1).strip()
        : "";
  }
}
