package io.miso.constraints.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The original checker's speed, measured by the script in the tests folder.
 *
 * @param with responses a second, all kinds
 * @param without the same without the kinds that detect a language
 */
record Peer(double with, double without) {
  private static final String SCRIPT = "pipelines/constraints/src/test/python/peer_verify.py";

  /** Runs the script; empty when Python, a package or the script is not there. */
  static Optional<Peer> measure(String python, Path prompts, Path responses) {
    Path script =
        Path.of(System.getenv().getOrDefault("MISO_LAUNCHER", "miso")).resolveSibling(SCRIPT);
    if (!Files.exists(script)) {
      return Optional.empty();
    }
    try {
      Process process =
          new ProcessBuilder(python, script.toString(), prompts.toString(), responses.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      List<String> words =
          List.of(
              new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                  .strip()
                  .split("\\s+"));
      return process.waitFor() == 0 && words.size() == 2
          ? Optional.of(
              new Peer(Double.parseDouble(words.get(0)), Double.parseDouble(words.get(1))))
          : Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException noPython) {
      return Optional.empty();
    }
  }
}
