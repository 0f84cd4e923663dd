package io.miso.trainer.train;

import java.util.function.LongSupplier;

/**
 * How fast training goes, and when the next checkpoint is due. Time decides only when a checkpoint
 * is written and how large the next plan is, never what a step computes.
 */
final class Pace {
  private static final double NANOS = 1e9;

  /** A checkpoint may cost at most one part in so many of the time. */
  private static final int RARE = 10;

  private final LongSupplier nanos;
  private final int checkpointSeconds;
  private long spent;
  private long tokens;
  private long records;
  private long lastCheckpoint;
  private long checkpointCost;

  Pace(LongSupplier nanos, int checkpointSeconds) {
    this.nanos = nanos;
    this.checkpointSeconds = checkpointSeconds;
    this.lastCheckpoint = nanos.getAsLong();
  }

  /** Starts measuring steps anew, as an increment does. */
  void begin() {
    spent = 0;
    tokens = 0;
    records = 0;
  }

  /** Counts a step that began at a time of {@link #now}. */
  void stepped(long since, long stepTokens, long stepRecords) {
    spent += nanos.getAsLong() - since;
    tokens += stepTokens;
    records += stepRecords;
  }

  long tokensPerSecond() {
    return spent == 0 ? 0 : Math.round(tokens * NANOS / spent);
  }

  /** Records trained in so many seconds at the pace measured; 0 before anything was. */
  long recordsIn(int seconds) {
    return spent == 0 ? 0 : Math.round(records * NANOS / spent * seconds);
  }

  long untilCheckpoint() {
    double interval = Math.max(checkpointSeconds, RARE * checkpointCost / NANOS);
    return Math.max(0, Math.round(interval - seconds(lastCheckpoint)));
  }

  boolean checkpointDue() {
    return untilCheckpoint() == 0;
  }

  void checkpointed(long since) {
    lastCheckpoint = nanos.getAsLong();
    checkpointCost = lastCheckpoint - since;
  }

  long now() {
    return nanos.getAsLong();
  }

  private double seconds(long since) {
    return (nanos.getAsLong() - since) / NANOS;
  }
}
