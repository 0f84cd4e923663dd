package io.miso.constraints.write.rich;

import io.miso.constraints.DataConstraint.JsonDepth;
import io.miso.constraints.DataConstraint.JsonKeys;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.rich.Demands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer as JSON, in one of a few shapes; strings hold neither quotes nor line ends. */
final class JsonText {
  private static final int LINES = 3;
  private static final int LONGEST_LIST = 3;
  private static final int MOST = 90;

  private final Style style;
  private final List<String> said;
  private final long depth;
  private final Dice dice;
  private final List<String> members = new ArrayList<>();

  private JsonText(Style style, List<String> said, long depth, Dice dice) {
    this.style = style;
    this.said = new ArrayList<>(said);
    this.depth = depth;
    this.dice = dice;
  }

  /**
   * The document.
   *
   * @param said the sentences, at least one
   */
  static String of(
      Demands demands, Optional<String> title, String noun, List<String> said, Style style) {
    Optional<JsonDepth> asked = demands.find(JsonDepth.class);
    long depth = asked.map(JsonDepth::depth).orElse(2L);
    JsonText json = new JsonText(style, said, depth, Dice.of(style.data(), noun.hashCode()));
    title.ifPresent(line -> json.member("title", quoted(line)));
    json.member(style.data() % 2 == 0 ? "subject" : "topic", quoted(noun));
    demands.find(JsonKeys.class).ifPresent(json::keys);
    json.rest();
    return json.text(asked.isPresent() && !demands.has(JsonKeys.class));
  }

  private void member(String name, String value) {
    members.add(quoted(name) + ": " + value);
  }

  /** The members that are asked for, each of its type. */
  private void keys(JsonKeys asked) {
    for (int i = 0; i < asked.keys().size(); i++) {
      String type = asked.types().isEmpty() ? "string" : asked.types().get(i);
      member(
          asked.keys().get(i),
          switch (type) {
            case "number" -> Integer.toString(dice.between(2, MOST));
            case "boolean" -> dice.chance(50) ? "true" : "false";
            case "array" -> list(dice.between(1, LONGEST_LIST));
            default -> said.isEmpty() ? quoted("none") : quoted(said.remove(0));
          });
    }
  }

  private String list(int most) {
    List<String> items = new ArrayList<>();
    while (items.size() < most && !said.isEmpty()) {
      items.add(quoted(said.remove(0)));
    }
    return "[" + String.join(", ", items) + "]";
  }

  /** Sentences that have no member yet. */
  private void rest() {
    if (said.isEmpty()) {
      return;
    }
    if (style.data() % 3 == 0 || depth < 2) {
      member("text", quoted(String.join(" ", said).replace("。 ", "。")));
      return;
    }
    member("summary", quoted(said.remove(0)));
    member(style.data() % 3 == 1 ? "details" : "notes", list(said.size()));
  }

  private String text(boolean deep) {
    boolean flat = style.data() < LINES;
    String body = String.join(flat ? ", " : ",\n  ", members);
    String object = flat ? "{" + body + "}" : "{\n  " + body + "\n}";
    long nested = 1 + members.stream().filter(m -> m.endsWith("]")).limit(1).count();
    for (long level = nested; deep && level < depth; level++) {
      object = "{" + quoted(level == nested ? "about" : "document") + ": " + object + "}";
    }
    return style.airy() ? "```json\n" + object + "\n```" : object;
  }

  private static String quoted(String words) {
    return "\"" + words + "\"";
  }
}
