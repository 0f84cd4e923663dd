package io.miso.cli.check;

import io.miso.config.MisoConfig;
import java.io.IOException;
import java.util.Optional;

/**
 * Tries one thing that a run needs and leaves nothing behind. Found by {@link
 * java.util.ServiceLoader}; as in commands, its fields and signatures use no heavy type.
 */
public interface Probe {
  /** What is tried, in one word. */
  String name();

  /**
   * What was found, in one line; empty if the settings do not need it.
   *
   * @throws IOException or a RuntimeException if a run would fail: what is wrong, and the remedy
   */
  Optional<String> find(MisoConfig config) throws IOException;
}
