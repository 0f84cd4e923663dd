package io.miso.streaming.generate;

import io.miso.config.MisoConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The ports that Flink is to listen on. */
final class Port {
  private Port() {}

  /**
   * Fails early and clearly; Flink's own message names neither port nor setting.
   *
   * @throws IllegalStateException if one of them is in use
   */
  static void requireFree(MisoConfig.Generate generate) {
    requireFree("generate.flinkPort", generate.flinkPort());
    requireFree("generate.prometheusPort", generate.prometheusPort());
  }

  private static void requireFree(String setting, int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      probe.setReuseAddress(true);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Port %d is in use. Choose another %s, or 0.".formatted(port, setting), e);
    }
  }
}
