package io.miso.trainer.feed;

import io.miso.trainer.text.Encoded;
import io.miso.trainer.text.Sample;
import io.miso.trainer.text.SampleEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Walks the places of an increment, a step's worth at a time. */
public final class Cursor {
  /**
   * What a step trains on.
   *
   * @param shards where the samples come from
   * @param next where the next step begins
   * @param done the share of the increment that lies before the step
   */
  public record Step(List<Sample> samples, List<String> shards, long next, double done) {}

  private final List<Records.Place> places;
  private final SampleEncoder encoder;
  private final int budget;
  private final Consumer<String> refused;
  private long position;

  /**
   * A cursor that goes on from a position.
   *
   * @param budget most tokens a step
   * @param refused told why an example makes no sample
   */
  public Cursor(
      List<Records.Place> places,
      SampleEncoder encoder,
      int budget,
      long position,
      Consumer<String> refused) {
    this.places = places;
    this.encoder = encoder;
    this.budget = budget;
    this.position = position;
    this.refused = refused;
  }

  /** The next step: the samples that follow, in order, as long as they fit; empty at the end. */
  public Optional<Step> next() {
    List<Sample> samples = new ArrayList<>();
    List<String> shards = new ArrayList<>();
    int tokens = 0;
    double done = (double) position / Math.max(1, places.size());
    while (position < places.size()) {
      Records.Place place = places.get(Math.toIntExact(position));
      Optional<Sample> sample = place.example().flatMap(example -> sample(encoder.encode(example)));
      if (sample.isPresent()) {
        tokens += sample.get().size();
        if (tokens > budget && !samples.isEmpty()) {
          break;
        }
        samples.add(sample.get());
        shards.add(place.object());
      }
      position++;
    }
    return samples.isEmpty()
        ? Optional.empty()
        : Optional.of(new Step(samples, shards, position, done));
  }

  /** Places walked so far. */
  public long position() {
    return position;
  }

  private Optional<Sample> sample(Encoded encoded) {
    if (encoded instanceof Encoded.Ready ready) {
      return Optional.of(ready.sample());
    }
    refused.accept(((Encoded.Refused) encoded).reason());
    return Optional.empty();
  }
}
