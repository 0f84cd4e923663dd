package io.miso.cli.run;

/** Where the supervisor shows what happens. */
interface Screen extends AutoCloseable {
  /** Shows one lasting line. */
  void say(String speaker, String text);

  /** Shows current figures, as often as fits the screen. */
  void show(View view, long nowMillis);

  /** Leaves the screen as it was found, with the last figures on it. */
  @Override
  void close();
}
