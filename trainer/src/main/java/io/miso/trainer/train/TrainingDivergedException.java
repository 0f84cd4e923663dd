package io.miso.trainer.train;

import io.miso.trainer.feed.Cursor;
import io.miso.trainer.text.Sample;
import java.util.LinkedHashSet;

/** A loss or gradient that is not finite; nothing was updated by it. */
public final class TrainingDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Names the step, what it saw, and where its examples come from. */
  public TrainingDivergedException(long step, float loss, float norm, Cursor.Step data) {
    super(
        "Step %d stopped before its update: loss %s, gradient norm %s. Shards %s, examples %s."
                .formatted(
                    step,
                    loss,
                    norm,
                    new LinkedHashSet<>(data.shards()),
                    data.samples().stream().map(TrainingDivergedException::shortId).toList())
            + " Look at them with miso inspect ID, or lower train.learningRate.");
  }

  private static String shortId(Sample sample) {
    return sample.id().substring(0, Math.min(12, sample.id().length()));
  }
}
