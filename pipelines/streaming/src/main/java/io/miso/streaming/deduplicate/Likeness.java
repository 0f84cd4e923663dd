package io.miso.streaming.deduplicate;

import io.miso.config.CleanConfig;
import io.miso.config.MisoConfig;
import io.miso.constraints.clean.DuplicateIndex;
import io.miso.constraints.clean.Entry;
import io.miso.schemas.Example;
import io.miso.schemas.Message;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which pairs count as duplicates.
 *
 * @param exact true: those that are equal
 * @param near true: those that are alike
 * @param outputOnly true: alike by their outputs alone, since instructions share templates
 * @param remember pairs that a new one is compared with at most
 */
public record Likeness(boolean exact, boolean near, boolean outputOnly, int remember)
    implements Serializable {
  /** None do. */
  public static final Likeness OFF = new Likeness(false, false, true, 1);

  private static final double NEVER = 2;

  /** As the settings say. */
  public static Likeness of(MisoConfig config) {
    CleanConfig clean = config.clean();
    return new Likeness(
        clean.has("duplicate"),
        clean.has("near-duplicate"),
        config.source() == MisoConfig.Source.COMPOSE,
        clean.remember());
  }

  boolean isOff() {
    return !exact && !near;
  }

  DuplicateIndex index() {
    return index(remember);
  }

  DuplicateIndex index(int most) {
    double alike = outputOnly ? DuplicateIndex.COMPOSED_LIKENESS : DuplicateIndex.LIKENESS;
    return new DuplicateIndex(exact, near ? alike : NEVER, most);
  }

  Entry entry(Example example) {
    return isOff()
        ? Entry.ofId(example.getExampleId())
        : Entry.of(example.getExampleId(), prompt(example), example.getOutput(), outputOnly);
  }

  static String prompt(Example example) {
    List<Message> messages = example.getMessages();
    return messages.size() == 1
        ? messages.get(0).getContent()
        : messages.stream().map(Message::getContent).collect(Collectors.joining("\n\n"));
  }
}
