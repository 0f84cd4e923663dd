package io.miso.cli.run;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/** The terminal that this process may be on. */
final class Terminal {
  private static final int USUAL_WIDTH = 80;

  private Terminal() {}

  /** A live display on a terminal, plain lines elsewhere. */
  static Screen screen(PrintStream out, long nowMillis) {
    String kind = System.getenv().getOrDefault("TERM", "dumb");
    if (System.console() == null || kind.equals("dumb")) {
      return new PlainScreen(out, nowMillis);
    }
    AtomicInteger width = new AtomicInteger(width());
    Signal.handle(new Signal("WINCH"), signal -> width.set(width()));
    LiveScreen screen = new LiveScreen(out, width::get);
    Runtime.getRuntime().addShutdownHook(new Thread(screen::close, "restore-cursor"));
    return screen;
  }

  /** Columns, asked from stty since Java has no call for it. */
  private static int width() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      String answer =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return answer.matches("\\d+ [1-9]\\d{1,4}")
          ? Integer.parseInt(answer.substring(answer.indexOf(' ') + 1))
          : USUAL_WIDTH;
    } catch (IOException noStty) {
      return USUAL_WIDTH;
    }
  }
}
