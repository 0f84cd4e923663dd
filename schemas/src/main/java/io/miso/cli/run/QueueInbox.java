package io.miso.cli.run;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Events from other threads, in real time. */
final class QueueInbox implements Inbox {
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  void put(Event event) {
    events.add(event);
  }

  @Override
  public long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  @Override
  public Optional<Event> next(long millis) {
    try {
      return Optional.ofNullable(events.poll(millis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new Event.StopRequested());
    }
  }
}
