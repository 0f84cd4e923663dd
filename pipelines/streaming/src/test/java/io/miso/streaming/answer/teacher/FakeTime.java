package io.miso.streaming.answer.teacher;

import java.util.PriorityQueue;

/** A time that the test sets. */
final class FakeTime implements Timing {
  private record Task(long at, int number, Runnable run) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          (a, b) -> a.at() == b.at() ? a.number() - b.number() : Long.compare(a.at(), b.at()));
  private long now = 1_000_000;
  private int number;

  @Override
  public long nowMillis() {
    return now;
  }

  @Override
  public void after(long millis, Runnable task) {
    tasks.add(new Task(now + millis, number++, task));
  }

  /** Lets time pass, with all that falls due. */
  void pass(long millis) {
    long end = now + millis;
    while (!tasks.isEmpty() && tasks.element().at() <= end) {
      Task task = tasks.remove();
      now = task.at();
      task.run().run();
    }
    now = end;
  }
}
