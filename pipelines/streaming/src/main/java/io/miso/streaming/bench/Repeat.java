package io.miso.streaming.bench;

import io.miso.schemas.Example;
import io.miso.store.Digests;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.util.CoderUtils;

/** Gives for an index one of the examples made beforehand, under an id of its own. */
public final class Repeat extends DoFn<Long, Example> {
  private static final long serialVersionUID = 1;

  private final ArrayList<byte[]> encoded = new ArrayList<>();
  private transient List<Example> examples = List.of();

  /** Of examples, at least one. */
  public Repeat(List<Example> examples) {
    try {
      for (Example example : examples) {
        encoded.add(CoderUtils.encodeToByteArray(AvroCoder.specific(Example.class), example));
      }
    } catch (CoderException e) {
      throw new IllegalStateException("An example has an encoding", e);
    }
  }

  @Setup
  public void decode() throws CoderException {
    examples = new ArrayList<>();
    for (byte[] bytes : encoded) {
      examples.add(CoderUtils.decodeFromByteArray(AvroCoder.specific(Example.class), bytes));
    }
  }

  @ProcessElement
  public void repeat(@Element Long index, OutputReceiver<Example> out) {
    Example made = examples.get((int) (index % examples.size()));
    Example example = new Example();
    made.getSchema().getFields().forEach(f -> example.put(f.pos(), made.get(f.pos())));
    example.setExampleId(Digests.sha256(Long.toString(index)));
    out.output(example);
  }
}
