package io.miso.cli.run;

import java.io.PrintStream;

/** Lines for a log: everything said, and a summary now and then if it changed. */
final class PlainScreen implements Screen {
  static final long SUMMARY_MILLIS = 10_000;

  private final PrintStream out;
  private long nextSummary;
  private String last = "";

  PlainScreen(PrintStream out, long nowMillis) {
    this.out = out;
    this.nextSummary = nowMillis + SUMMARY_MILLIS;
  }

  @Override
  public void say(String speaker, String text) {
    text.lines().forEach(line -> out.println(speaker + " | " + line));
    out.flush();
  }

  @Override
  public void show(View view, long nowMillis) {
    if (nowMillis < nextSummary) {
      return;
    }
    nextSummary = nowMillis + SUMMARY_MILLIS;
    String summary = StatusText.summary(view);
    if (!summary.isEmpty() && !summary.equals(last)) {
      last = summary;
      say("status", summary);
    }
  }

  @Override
  public void close() {
    out.flush();
  }
}
