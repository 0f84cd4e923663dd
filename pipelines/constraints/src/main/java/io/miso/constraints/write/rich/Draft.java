package io.miso.constraints.write.rich;

import io.miso.constraints.CaseConstraint.EnglishCapital;
import io.miso.constraints.CaseConstraint.EnglishLowercase;
import io.miso.constraints.DataConstraint.CsvSize;
import io.miso.constraints.DataConstraint.XmlAttributes;
import io.miso.constraints.StartEndConstraint.Quotation;
import io.miso.constraints.WordRule;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Task;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.compose.rich.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An answer that is being written: its blocks, what stands around them, and how it is laid out. */
final class Draft {
  private final Demands demands;
  private final Task.Rich task;
  private final Dice dice;
  private final List<Block> blocks;
  private final Frame frame;
  private final Emphasis emphasis;
  private final Style style;
  private final Optional<String> csv;

  private Draft(Demands demands, Task.Rich task, List<Block> blocks, Frame frame, Speaker speaker) {
    this.demands = demands;
    this.task = task;
    this.blocks = blocks;
    this.frame = frame;
    this.dice = speaker.dice();
    this.emphasis = new Emphasis(demands, dice);
    this.style = Style.of(demands, dice);
    this.csv = demands.find(CsvSize.class).map(size -> Grid.csv(size, demands, speaker));
  }

  /** The blocks and what stands around them, not yet fitted. */
  static Draft of(Demands demands, Task.Rich task, Speaker speaker, Dice dice) {
    List<Block> blocks = Plan.blocks(demands, task, speaker, dice);
    return new Draft(demands, task, blocks, Frame.of(demands, speaker), speaker);
  }

  Demands demands() {
    return demands;
  }

  List<Block> blocks() {
    return blocks;
  }

  Dice dice() {
    return dice;
  }

  /** The whole text. */
  String text() {
    emphasis.restart(blocks);
    String text = data().orElseGet(() -> ProseText.of(demands, blocks, frame, emphasis, style));
    if (demands.has(EnglishCapital.class)) {
      text = text.toUpperCase(Locale.ROOT);
    } else if (demands.has(EnglishLowercase.class)) {
      text = text.toLowerCase(Locale.ROOT);
    } else if (demands.constraints().contains(WordRule.EVERY_WORD_CAPITALIZED)) {
      text = Capitals.everyWord(text);
    }
    return demands.has(Quotation.class) ? inQuotes(text) : text;
  }

  private Optional<String> data() {
    if (csv.isPresent()) {
      return style.airy() ? csv.map(rows -> "```csv\n" + rows + "\n```") : csv;
    }
    if (Shape.isJson(demands)) {
      return Optional.of(JsonText.of(demands, frame.title(), task.noun(), said(), style));
    }
    return demands.find(XmlAttributes.class).map(asked -> XmlText.of(asked, task, said(), style));
  }

  private List<String> said() {
    List<String> said = new ArrayList<>();
    for (Block block : blocks) {
      block.lines().forEach(line -> said.add(emphasis.text(line)));
      block.bullets().forEach(line -> said.add(emphasis.text(line)));
    }
    return said;
  }

  /** A head that opens the text keeps a line of its own. */
  private String inQuotes(String text) {
    boolean headed =
        frame.opening().isEmpty() && frame.title().isEmpty() && !blocks.get(0).head().isEmpty();
    return (headed ? "\"\n" : "\"") + text + "\"";
  }
}
