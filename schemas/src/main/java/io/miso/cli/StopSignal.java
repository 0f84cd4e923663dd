package io.miso.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/** A request to stop gracefully: Ctrl-C, SIGTERM, or the end of a supervisor that went away. */
public final class StopSignal {
  private final CountDownLatch requested = new CountDownLatch(1);

  /** A signal that nobody has given yet; {@link #request} gives it. */
  public StopSignal() {}

  /** Listens to the process's signals and, when supervised, to the supervisor's life. */
  public static StopSignal ofProcess() {
    StopSignal stop = new StopSignal();
    Signal.handle(new Signal("INT"), signal -> stop.request());
    Signal.handle(new Signal("TERM"), signal -> stop.request());
    if (System.getenv(Reporter.SUPERVISED) != null) {
      Thread watcher = new Thread(() -> stop.awaitEnd(System.in), "supervisor-watcher");
      watcher.setDaemon(true);
      watcher.start();
    }
    return stop;
  }

  /** Asks for the stop. */
  public void request() {
    requested.countDown();
  }

  /** True once a stop was asked for. */
  public boolean requested() {
    return requested.getCount() == 0;
  }

  /** Waits; true if a stop was asked for meanwhile. */
  public boolean await(long millis) {
    try {
      return requested.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** The supervisor holds the other end of standard input and never writes: its end is our end. */
  private void awaitEnd(InputStream in) {
    try {
      while (in.read() >= 0) {
        continue;
      }
    } catch (IOException gone) {
      request();
    }
    request();
  }
}
