package io.miso.constraints.write.rich;

import io.miso.constraints.CaseConstraint.EnglishCapital;
import io.miso.constraints.CaseConstraint.EnglishLowercase;
import io.miso.constraints.CombinationConstraint.TwoResponses;
import io.miso.constraints.FormatConstraint.JsonFormat;
import io.miso.constraints.FormatConstraint.Title;
import io.miso.constraints.StartEndConstraint.Quotation;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Task;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An answer that is being written: what opens it, its blocks, what closes it, and its layout. */
final class Draft {
  private final Demands demands;
  private final Task.Rich task;
  private final Dice dice;
  private final List<Block> blocks;
  private final List<String> opening = new ArrayList<>();
  private final List<Line> closing = new ArrayList<>();
  private final Emphasis emphasis;
  private final String bullet;
  private final boolean airy;
  private final int jsonStyle;
  private Optional<String> title = Optional.empty();

  private Draft(Demands demands, Task.Rich task, List<Block> blocks, Dice dice) {
    this.demands = demands;
    this.task = task;
    this.blocks = blocks;
    this.dice = dice;
    this.emphasis = new Emphasis(demands, dice);
    this.bullet = demands.highlights() > 0 || dice.chance(60) ? "- " : "* ";
    this.airy = dice.chance(50);
    this.jsonStyle = dice.below(6);
  }

  /** The blocks and what stands around them, not yet fitted. */
  static Draft of(Demands demands, Task.Rich task, Speaker speaker, Dice dice) {
    Draft draft = new Draft(demands, task, Plan.blocks(demands, task, speaker, dice), dice);
    demands.repeated().ifPresent(draft.opening::add);
    if (demands.has(Title.class)) {
      draft.title = Optional.of("<<" + Text.capitalised(speaker.title()) + ">>");
    }
    demands
        .marker()
        .ifPresent(
            marker -> {
              Line said = speaker.postscript();
              draft.closing.add(Line.fixed(marker + " " + said.text()));
            });
    demands.ending().ifPresent(phrase -> draft.closing.add(Line.fixed(phrase)));
    return draft;
  }

  Demands demands() {
    return demands;
  }

  List<Block> blocks() {
    return blocks;
  }

  /** The whole text. */
  String text() {
    List<String> parts = new ArrayList<>();
    emphasis.restart(blocks);
    for (Block block : blocks) {
      parts.add(block(block));
    }
    String text = demands.has(JsonFormat.class) ? json() : laidOut(parts);
    if (demands.has(EnglishCapital.class)) {
      text = text.toUpperCase(Locale.ROOT);
    } else if (demands.has(EnglishLowercase.class)) {
      text = text.toLowerCase(Locale.ROOT);
    }
    return demands.has(Quotation.class) ? inQuotes(text) : text;
  }

  /** A head that opens the text keeps a line of its own. */
  private String inQuotes(String text) {
    boolean headed = opening.isEmpty() && title.isEmpty() && !blocks.get(0).head().isEmpty();
    return (headed ? "\"\n" : "\"") + text + "\"";
  }

  private String laidOut(List<String> parts) {
    StringBuilder text = new StringBuilder();
    opening.forEach(line -> text.append(line).append('\n'));
    title.ifPresent(line -> text.append(line).append('\n'));
    text.append(String.join(divider(), parts));
    for (int i = 0; i < closing.size(); i++) {
      Line line = closing.get(i);
      boolean last = i == closing.size() - 1 && demands.ending().isPresent();
      text.append(demands.nth().isEmpty() && airy ? "\n\n" : "\n");
      text.append(last ? line.words() : line.text());
    }
    return text.toString();
  }

  private String divider() {
    if (demands.paragraphs() > 0) {
      return airy ? "\n\n***\n\n" : "\n***\n";
    }
    if (demands.has(TwoResponses.class)) {
      return airy ? "\n\n******\n\n" : "\n******\n";
    }
    return "\n\n";
  }

  private String block(Block block) {
    StringBuilder text = new StringBuilder();
    if (!block.head().isEmpty()) {
      text.append(block.head()).append('\n');
    }
    text.append(prose(block));
    for (Line line : block.bullets()) {
      text.append(text.isEmpty() ? "" : "\n").append(bullet).append(emphasis.text(line));
    }
    return text.toString();
  }

  /** Long prose breaks into paragraphs where nothing depends on them. */
  private String prose(Block block) {
    StringBuilder text = new StringBuilder();
    boolean breaks = blocks.size() == 1 && airy && block.lines().size() > 7;
    for (int i = 0; i < block.lines().size(); i++) {
      boolean here = breaks && i % 4 == 0;
      text.append(i == 0 ? "" : here ? "\n\n" : " ");
      text.append(emphasis.text(block.lines().get(i)));
    }
    return text.toString();
  }

  /** One of a few shapes; strings hold neither quotes nor line ends. */
  private String json() {
    List<String> members = new ArrayList<>();
    title.ifPresent(line -> members.add(member("title", line)));
    members.add(member(jsonStyle % 2 == 0 ? "subject" : "topic", task.noun()));
    List<String> said = new ArrayList<>();
    emphasis.restart(blocks);
    for (Block block : blocks) {
      block.lines().forEach(line -> said.add(emphasis.text(line)));
      block.bullets().forEach(line -> said.add(emphasis.text(line)));
    }
    boolean flat = jsonStyle < 3;
    String between = flat ? ", " : ",\n  ";
    if (jsonStyle % 3 == 0) {
      members.add(member("text", String.join(" ", said)));
    } else {
      members.add(member("summary", said.get(0)));
      String items =
          String.join(", ", said.subList(1, said.size()).stream().map(Draft::quoted).toList());
      members.add(quoted(jsonStyle % 3 == 1 ? "details" : "notes") + ": [" + items + "]");
    }
    String body = String.join(between, members);
    String object = flat ? "{" + body + "}" : "{\n  " + body + "\n}";
    return airy ? "```json\n" + object + "\n```" : object;
  }

  private static String member(String name, String value) {
    return quoted(name) + ": " + quoted(value);
  }

  private static String quoted(String words) {
    return "\"" + words + "\"";
  }

  Dice dice() {
    return dice;
  }
}
