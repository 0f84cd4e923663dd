package io.miso.streaming.answer.teacher;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests wait for their turn: it lets as many through as the endpoint bears, and only one
 * at a time while the endpoint is away. Safe for use by several threads.
 */
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final String url;
  private final Queue<Call> queue = new ArrayDeque<>();
  private final ConcurrencyLimit limit;
  private final Breaker breaker = new Breaker();
  private int sent;
  private boolean closed;

  /**
   * A gate to an endpoint.
   *
   * @param url its address, for the log
   * @param most requests under way at most
   */
  Gate(String url, int most) {
    this.url = url;
    this.limit = new ConcurrencyLimit(most);
  }

  /** Queues the call; false if the gate is closed. */
  synchronized boolean add(Call call) {
    if (!closed) {
      queue.add(call);
    }
    return !closed;
  }

  /** The next call to send now, if any; {@link #done} must follow. */
  synchronized Optional<Call> next(long nowMillis) {
    if (queue.isEmpty() || sent >= limit.current() || !breaker.allows(nowMillis)) {
      return Optional.empty();
    }
    Call call = queue.remove();
    call.sending(breaker.sent(), nowMillis);
    sent++;
    return Optional.of(call);
  }

  /** A call that was let through is dealt with. */
  synchronized void done() {
    sent--;
    notifyAll();
  }

  /**
   * The endpoint gave an answer: even a refusal shows that it is there.
   *
   * @param slow true if the answer took so long that the endpoint seems to have too much to do
   */
  synchronized void answered(boolean slow, long nowMillis) {
    if (slow) {
      limit.overloaded(nowMillis);
    } else {
      limit.answered();
    }
    if (breaker.answered()) {
      LOG.warn("The teacher at {} answers again", url);
    }
  }

  /**
   * True if a failure counts: an endpoint that throttles is asked less, and only if that is no
   * longer possible has it failed.
   */
  synchronized boolean counts(Call call, Attempt.Failure failure) {
    return failure != Attempt.Failure.THROTTLED || limit.current() == 1 || call.isProbe();
  }

  /**
   * The endpoint gave none.
   *
   * @return milliseconds until the gate should be looked at again
   */
  synchronized long failed(Call call, Attempt.Again again, long nowMillis) {
    boolean counts = counts(call, again.failure());
    if (again.failure() == Attempt.Failure.THROTTLED || again.failure() == Attempt.Failure.LATE) {
      limit.overloaded(nowMillis);
    }
    if (counts && breaker.failed(call.isProbe(), nowMillis)) {
      LOG.warn(
          "The teacher at {} has failed {} times in a row, last: {}. One request at a time tries"
              + " whether it is back",
          url,
          Breaker.FAILURES,
          again.what());
    }
    return breaker.millisUntilProbe(nowMillis);
  }

  /** Lets nothing more through, and waits a while for what is under way. */
  synchronized void close(long patienceMillis) {
    closed = true;
    queue.clear();
    long deadline = System.nanoTime() + patienceMillis * 1_000_000;
    long left = patienceMillis;
    while (sent > 0 && left > 0) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
  }
}
