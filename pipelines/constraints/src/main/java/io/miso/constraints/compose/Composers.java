package io.miso.constraints.compose;

import io.miso.config.MisoConfig;
import io.miso.constraints.compose.rich.RichComposer;
import io.miso.constraints.compose.rich.RichCurriculum;

/** The one place that turns settings into a composer. */
public final class Composers {
  private Composers() {}

  /** The composer of the settings' curriculum, for a split, under a seed. */
  public static InstructionSource of(MisoConfig.Compose settings, Split split, long seed) {
    return switch (settings.curriculum()) {
      case TINY ->
          new Composer(
              new Curriculum(settings.minConstraints(), settings.maxConstraints(), split), seed);
      case RICH ->
          new RichComposer(
              new RichCurriculum(settings.minLevel(), settings.maxLevel(), split), seed);
    };
  }
}
