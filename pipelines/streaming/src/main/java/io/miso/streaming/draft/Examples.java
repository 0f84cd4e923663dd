package io.miso.streaming.draft;

import io.miso.constraints.Constraint;
import io.miso.constraints.record.Records;
import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.Example;
import io.miso.schemas.Message;
import java.util.List;

/** Makes examples of pairs from elsewhere, for pipelines of one's own. */
public final class Examples {
  private Examples() {}

  /**
   * A pair that nobody has judged or decomposed yet.
   *
   * @param uri where it comes from
   * @param offset its number there; with the uri it makes the id unique
   * @param messages the conversation, the prompt last
   * @param output the answer
   * @param constraints what the answer is to satisfy, such as {@code
   *     Kinds.of("punctuation:no_comma", Map.of())}
   */
  public static Example unjudged(
      String uri,
      long offset,
      List<Message> messages,
      String output,
      List<Constraint> constraints) {
    Origin origin = Origin.corpus(uri, offset, 0);
    List<ConstraintRecord> records = Records.unplaced(constraints);
    return Example.newBuilder()
        .setExampleId(Ids.example(origin, messages, output, records))
        .setMessages(messages)
        .setOutput(output)
        .setConstraints(records)
        .setLineage(origin.lineage("", Taught.NOT))
        .build();
  }
}
