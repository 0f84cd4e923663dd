package io.miso.streaming.draft;

import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.Message;
import io.miso.store.Digests;
import java.util.List;
import java.util.TreeMap;

/** Ids from content: the same record of the same place has the same id on every replay. */
public final class Ids {
  private final StringBuilder text = new StringBuilder();

  private Ids() {}

  /** The id of an example; verdicts, event time and pipeline do not matter. */
  public static String example(
      Origin origin, List<Message> messages, String output, List<ConstraintRecord> constraints) {
    Ids ids = new Ids().add(origin.uri()).add(origin.offset()).add(messages.size());
    messages.forEach(message -> ids.add(message.getRole()).add(message.getContent()));
    ids.add(output);
    for (ConstraintRecord constraint : constraints) {
      ids.add(constraint.getKind()).add(constraint.getText());
      ids.add(constraint.getSpanStart()).add(constraint.getParams().size());
      new TreeMap<>(constraint.getParams()).forEach((name, value) -> ids.add(name).add(value));
    }
    return Digests.sha256(ids.text.toString());
  }

  /** The id of a reject. */
  public static String reject(Origin origin, String payload) {
    Ids ids = new Ids().add(origin.uri()).add(origin.offset()).add(payload);
    return Digests.sha256(ids.text.toString());
  }

  /** Lengths stand before the values, so that no two lists of values read the same. */
  private Ids add(Object value) {
    String word = value.toString();
    text.append(word.length()).append(':').append(word);
    return this;
  }
}
