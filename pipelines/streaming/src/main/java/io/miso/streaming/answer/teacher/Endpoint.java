package io.miso.streaming.answer.teacher;

import io.miso.config.TeacherConfig;
import java.io.Serializable;

/**
 * Whom to ask and where answers are kept. It travels in the job graph, so it knows where the key
 * is, never the key.
 *
 * @param root the root that keeps the answers
 * @param settings how to ask
 */
public record Endpoint(String root, TeacherConfig settings) implements Serializable {
  private static final int AHEAD = 64;
  private static final long LEAST_AHEAD = 1000;

  /**
   * How many records may be on their way from the source to publication: enough to keep every
   * request busy while answers are gathered into shards, and what the state has to hold at most.
   */
  public static long ahead(TeacherConfig settings) {
    return Math.max(LEAST_AHEAD, (long) AHEAD * settings.maxConcurrency());
  }
}
