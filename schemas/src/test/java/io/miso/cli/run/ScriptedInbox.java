package io.miso.cli.run;

import java.util.Optional;
import java.util.PriorityQueue;

/** Events at times of the test's choice; time goes as fast as nobody waits for anything. */
final class ScriptedInbox implements Inbox {
  private record Timed(long at, int order, Event event) {}

  private final PriorityQueue<Timed> events =
      new PriorityQueue<>(
          java.util.Comparator.comparingLong(Timed::at).thenComparingInt(Timed::order));
  private long now;
  private int serial;

  void after(long millis, Event event) {
    events.add(new Timed(now + millis, serial++, event));
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public Optional<Event> next(long millis) {
    Timed first = events.peek();
    if (first != null && first.at() <= now + millis) {
      now = Math.max(now, first.at());
      return Optional.of(events.remove().event());
    }
    now += millis;
    return Optional.empty();
  }
}
