package io.miso.streaming.answer.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retry-After, jitter, concurrency limit and circuit breaker, in a time that the test sets. */
class RetryRulesTest {
  private static final long NOON = 1_700_000_000_000L;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~|0",
        "3|3000",
        " 120 |120000",
        "-1|0",
        "1.5|0",
        "soon|0",
        "Tue, 14 Nov 2023 22:13:25 GMT|5000",
        "Tue, 14 Nov 2023 22:13:19 GMT|0",
        "99999999999999999999|0"
      })
  void givenTheHeader_whenRead_thenMillisecondsFromNow(String header, long millis) {
    assertEquals(millis, RetryAfter.millis(header, NOON));
  }

  @Test
  void givenFailures_whenDelayed_thenAPartOfADoublingSpanAndNeverLessThanAsked() {
    RetryDelay longest = new RetryDelay(() -> 1.0);
    assertEquals(500, longest.millis(1, 0));
    assertEquals(1000, longest.millis(2, 0));
    assertEquals(30_000, longest.millis(9, 0));
    assertEquals(30_000, longest.millis(1_000_000, 0));
    assertEquals(2500, longest.millis(9, 2000));
    assertEquals(0, new RetryDelay(() -> 0.0).millis(5, 0));
    assertEquals(2000, new RetryDelay(() -> 0.0).millis(5, 2000));
  }

  @Test
  void givenAnswers_whenCounted_thenTheLimitGrowsByOneARoundUpToItsMost() {
    ConcurrencyLimit limit = new ConcurrencyLimit(6);
    assertEquals(4, limit.current());
    for (int i = 0; i < 5; i++) {
      limit.answered();
    }
    assertEquals(5, limit.current());
    for (int i = 0; i < 100; i++) {
      limit.answered();
    }
    assertEquals(6, limit.current());
    assertEquals(1, new ConcurrencyLimit(1).current());
  }

  @Test
  void givenABurstOfRefusals_whenCounted_thenTheLimitFallsOnceASecondAndNeverBelowOne() {
    ConcurrencyLimit limit = new ConcurrencyLimit(10);
    for (int i = 0; i < 100; i++) {
      limit.answered();
    }
    limit.overloaded(0);
    limit.overloaded(1);
    limit.overloaded(999);
    assertEquals(8, limit.current());
    limit.overloaded(1000);
    assertEquals(6, limit.current());
    for (int second = 2; second < 100; second++) {
      limit.overloaded(1000L * second);
    }
    assertEquals(1, limit.current());
  }

  private static Breaker opened(long now) {
    Breaker breaker = new Breaker();
    for (int i = 1; i < Breaker.FAILURES; i++) {
      assertFalse(breaker.failed(false, now));
    }
    assertTrue(breaker.failed(false, now), "it says once that it opens");
    return breaker;
  }

  @Test
  void givenFailuresInARow_whenTimePasses_thenOneProbeAtATimeAfterDoublingPauses() {
    Breaker breaker = opened(0);
    assertFalse(breaker.failed(false, 0), "it does not open twice");
    assertFalse(breaker.allows(999));
    long now = 1000;
    for (long pause = 2000; pause <= 64_000; pause *= 2) {
      assertTrue(breaker.allows(now));
      assertTrue(breaker.sent(), "it is the probe");
      assertFalse(breaker.allows(now), "one at a time");
      assertFalse(breaker.failed(true, now));
      long expected = Math.min(Breaker.LONGEST_MILLIS, pause);
      assertEquals(expected, breaker.millisUntilProbe(now));
      now += expected;
    }
    assertTrue(breaker.allows(now));
    assertTrue(breaker.sent());
    assertTrue(breaker.answered(), "it says that it closes");
    assertTrue(breaker.allows(now));
    assertFalse(breaker.sent());
    assertFalse(breaker.answered());
  }

  @Test
  void givenASuccessInBetween_whenCounted_thenItStaysClosed() {
    Breaker breaker = new Breaker();
    for (int i = 0; i < 10 * Breaker.FAILURES; i++) {
      assertFalse(breaker.failed(false, 0));
      if (i % (Breaker.FAILURES - 1) == Breaker.FAILURES - 2) {
        assertFalse(breaker.answered());
      }
    }
    assertTrue(breaker.allows(0));
  }

  @Test
  void givenAnOpenCircuit_whenAnEarlierRequestIsAnswered_thenItCloses() {
    Breaker breaker = opened(5);
    assertTrue(breaker.answered());
    assertTrue(breaker.allows(5));
    assertEquals(0, breaker.millisUntilProbe(5));
  }
}
