package io.miso.streaming.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command generate as a process of its own, on this JVM's class path, to be killed; it lives
 * too briefly for the slow compiler.
 */
final class GeneratorProcess {
  private GeneratorProcess() {}

  /** With settings and further arguments; errors go where the output goes. */
  static ProcessBuilder of(List<String> settings, String... further) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-opens",
                "java.base/java.util=ALL-UNNAMED",
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.miso.cli.Miso",
                "generate"));
    settings.forEach(setting -> command.addAll(List.of("--set", setting)));
    command.addAll(List.of(further));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }
}
