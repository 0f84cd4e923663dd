package io.miso.constraints.write.rich;

import io.miso.constraints.FormatConstraint.Title;
import io.miso.constraints.TextConstraint.Rule;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.compose.rich.Shape;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands around the blocks.
 *
 * @param opening lines before the title
 * @param title in its brackets
 * @param lead what the first sentence follows on the same line; empty for none
 * @param closing lines after the blocks
 * @param table below the blocks; empty for none
 */
record Frame(
    List<String> opening, Optional<String> title, String lead, List<String> closing, String table) {
  private static final Map<String, String> MARKED =
      Map.of("?", "question", "!", "exclaim", "...", "trail");

  static Frame of(Demands demands, Speaker speaker) {
    List<String> opening = new ArrayList<>();
    demands.text(Rule.START_IDENTIFIER).ifPresent(opening::add);
    Shape.beginning(demands).ifPresent(opening::add);
    Optional<String> title =
        demands.has(Title.class)
            ? Optional.of("<<" + Text.capitalised(speaker.title()) + ">>")
            : Optional.empty();
    List<String> closing = new ArrayList<>();
    demands
        .marker()
        .ifPresent(
            marker -> closing.add(Line.fixed(marker + " " + speaker.postscript().text()).text()));
    demands.text(Rule.END_MARK).ifPresent(mark -> closing.add(marked(mark, speaker)));
    demands.ending().ifPresent(closing::add);
    demands.text(Rule.END_IDENTIFIER).ifPresent(closing::add);
    String table = Shape.hasTable(demands) ? Grid.table(demands, speaker) : "";
    Optional<Filled> form = demands.text(Rule.TEMPLATE).map(t -> Filled.of(t, speaker));
    form.map(Filled::after).filter(after -> !after.isEmpty()).ifPresent(closing::add);
    return new Frame(opening, title, form.map(Filled::before).orElse(""), closing, table);
  }

  /** A sentence that ends with the mark. */
  private static String marked(String mark, Speaker speaker) {
    String role = MARKED.get(mark);
    String words = role == null ? speaker.say("mid").words() : speaker.carry(role).words();
    return Text.capitalised(words) + mark;
  }
}
