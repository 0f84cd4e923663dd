package io.miso.streaming.decompose;

import io.miso.constraints.decompose.Decomposer;
import io.miso.schemas.Example;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.PCollection;

/**
 * Cuts the prompt of every example into shared prefix, sub-contexts and shared suffix, in any Beam
 * pipeline: {@code examples.apply("Decompose", DecomposeExamples.of())}. Cuts that are known
 * exactly from composing stay; positions are code points in the message that a piece is in.
 */
public final class DecomposeExamples
    extends PTransform<PCollection<Example>, PCollection<Example>> {
  private static final long serialVersionUID = 1;

  private DecomposeExamples() {}

  /** The transform. */
  public static DecomposeExamples of() {
    return new DecomposeExamples();
  }

  @Override
  public PCollection<Example> expand(PCollection<Example> examples) {
    return examples
        .apply("Cut", MapElements.via(new Cut()))
        .setCoder(AvroCoder.specific(Example.class));
  }

  private static final class Cut extends SimpleFunction<Example, Example> {
    private static final long serialVersionUID = 1;

    @Override
    public Example apply(Example example) {
      return Example.newBuilder(example)
          .setSubContexts(SubContexts.of(example))
          .setDecomposerVersion(Decomposer.VERSION)
          .build();
    }
  }
}
