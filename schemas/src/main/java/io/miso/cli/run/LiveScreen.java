package io.miso.cli.run;

import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * A few lines at the foot of a terminal, drawn over in place; what is said scrolls above them. Each
 * change is one write, so that nothing flickers.
 */
final class LiveScreen implements Screen {
  static final long REDRAW_MILLIS = 1_000;

  private static final String CLEAR_BELOW = "\033[J";
  private static final String CLEAR_RIGHT = "\033[K";
  private static final String HIDE_CURSOR = "\033[?25l";
  private static final String SHOW_CURSOR = "\033[?25h";

  private final PrintStream out;
  private final IntSupplier width;
  private List<String> drawn = List.of();
  private long nextDraw;

  /** Draws on a terminal whose width in columns may change. */
  LiveScreen(PrintStream out, IntSupplier width) {
    this.out = out;
    this.width = width;
    write(HIDE_CURSOR);
  }

  @Override
  public synchronized void say(String speaker, String text) {
    StringBuilder frame = new StringBuilder(up()).append(CLEAR_BELOW);
    text.lines().forEach(line -> frame.append(speaker).append(" | ").append(line).append('\n'));
    write(frame.append(block(drawn)).toString());
  }

  @Override
  public synchronized void show(View view, long nowMillis) {
    if (nowMillis < nextDraw) {
      return;
    }
    nextDraw = nowMillis + REDRAW_MILLIS;
    List<String> lines = StatusText.lines(view, width.getAsInt() - 1);
    if (!lines.equals(drawn)) {
      String frame = up() + block(lines);
      drawn = lines;
      write(frame);
    }
  }

  @Override
  public synchronized void close() {
    write(SHOW_CURSOR);
  }

  private String up() {
    return drawn.isEmpty() ? "\r" : "\r\033[" + drawn.size() + "A";
  }

  private static String block(List<String> lines) {
    StringBuilder block = new StringBuilder();
    lines.forEach(line -> block.append(line).append(CLEAR_RIGHT).append('\n'));
    return block.toString();
  }

  private void write(String frame) {
    out.print(frame);
    out.flush();
  }
}
