package io.miso.cli.run;

import io.miso.cli.Reporter;
import io.miso.cli.StopSignal;
import java.util.Map;

/** A child process that speaks the reporter's protocol. */
final class FakeStageMain {
  private FakeStageMain() {}

  public static void main(String[] arguments) {
    StopSignal stop = StopSignal.ofProcess();
    Reporter reporter = Reporter.standard();
    reporter.status(Map.of("step", 1));
    reporter.say("ready " + String.join(" ", arguments));
    if (arguments[0].equals("crash")) {
      System.err.println("boom: no luck");
      System.exit(3);
    }
    if (!stop.await(60_000)) {
      System.exit(4);
    }
    reporter.say("saved");
  }
}
