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
  private long began;
  private long tokens;
  private long records;
  private long lastCheckpoint;
  private long checkpointCost;

  Pace(LongSupplier nanos, int checkpointSeconds) {
    this.nanos = nanos;
    this.checkpointSeconds = checkpointSeconds;
    this.began = nanos.getAsLong();
    this.lastCheckpoint = began;
  }

  /** Starts measuring anew, as an increment does. */
  void begin() {
    began = nanos.getAsLong();
    tokens = 0;
    records = 0;
  }

  void stepped(long stepTokens, long stepRecords) {
    tokens += stepTokens;
    records += stepRecords;
  }

  long tokensPerSecond() {
    return Math.round(tokens / Math.max(1e-3, seconds(began)));
  }

  /** Records trained in so many seconds at the pace measured; 0 before anything was. */
  long recordsIn(int wantedSeconds) {
    return Math.round(records / Math.max(1e-3, seconds(began)) * wantedSeconds);
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
