package io.miso.streaming.generate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The port that Flink's REST endpoint is to listen on. */
final class Port {
  private Port() {}

  /**
   * Fails early and clearly; Flink's own message names neither port nor setting.
   *
   * @throws IllegalStateException if the port is in use
   */
  static void requireFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      probe.setReuseAddress(true);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Port " + port + " is in use. Choose another generate.flinkPort, or 0 for any free one.",
          e);
    }
  }
}
