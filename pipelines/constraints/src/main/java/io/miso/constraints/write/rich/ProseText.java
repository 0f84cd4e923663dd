package io.miso.constraints.write.rich;

import io.miso.constraints.CombinationConstraint.TwoResponses;
import io.miso.constraints.CountConstraint.Rule;
import io.miso.constraints.LayoutConstraint.Delimited;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.compose.rich.Shape;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An answer as prose: blocks with what divides them, and what stands around. */
final class ProseText {
  private static final int LONG = 7;
  private static final int SENTENCES_A_PARAGRAPH = 4;

  private final Demands demands;
  private final List<Block> blocks;
  private final Emphasis emphasis;
  private final Style style;
  private final boolean airy;

  private ProseText(Demands demands, List<Block> blocks, Emphasis emphasis, Style style) {
    this.demands = demands;
    this.blocks = blocks;
    this.emphasis = emphasis;
    this.style = style;
    this.airy = style.airy() && Style.blankLinesAreFree(demands);
  }

  static String of(
      Demands demands, List<Block> blocks, Frame frame, Emphasis emphasis, Style style) {
    return new ProseText(demands, blocks, emphasis, style).text(frame);
  }

  private String text(Frame frame) {
    StringBuilder text = new StringBuilder();
    frame.opening().forEach(line -> text.append(line).append('\n'));
    frame.title().ifPresent(line -> text.append(line).append('\n'));
    text.append(frame.lead());
    text.append(String.join(divider(), blocks.stream().map(this::block).toList()));
    text.append(frame.table().isEmpty() ? "" : "\n\n").append(frame.table());
    for (String line : frame.closing()) {
      text.append(airy ? "\n\n" : "\n").append(line);
    }
    return text.toString();
  }

  private String divider() {
    String mark =
        demands.paragraphs() > 0 ? "***" : demands.has(TwoResponses.class) ? "******" : "";
    String between = demands.find(Delimited.class).map(Delimited::delimiter).orElse(mark);
    if (between.isEmpty()) {
      return "\n\n";
    }
    return airy ? "\n\n" + between + "\n\n" : "\n" + between + "\n";
  }

  private String block(Block block) {
    StringBuilder text = new StringBuilder();
    if (!block.head().isEmpty()) {
      text.append(block.head()).append('\n');
    }
    text.append(prose(block));
    for (String item : items(block)) {
      text.append(text.isEmpty() ? "" : "\n").append(item);
    }
    for (Line line : block.quotes()) {
      text.append("\n> ").append(emphasis.text(line));
    }
    return text.toString();
  }

  private List<String> items(Block block) {
    List<String> texts = new ArrayList<>();
    block.bullets().forEach(line -> texts.add(emphasis.text(line)));
    if (Shape.alphabetical(demands) > 0) {
      texts.sort(Comparator.comparing(Text::folded));
    }
    boolean numbered = Shape.numbered(demands) > 0;
    List<String> items = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      items.add((numbered ? (i + 1) + ". " : style.bullet()) + texts.get(i));
    }
    return items;
  }

  /** Sentences in running text, in lines where these are counted, or in paragraphs. */
  private String prose(Block block) {
    StringBuilder text = new StringBuilder();
    int count = block.lines().size();
    long lines = proseLines(demands);
    boolean breaks = blocks.size() == 1 && airy && count > LONG && Shape.rows(demands) == 0;
    for (int i = 0; i < count; i++) {
      String between = breaks && i % SENTENCES_A_PARAGRAPH == 0 ? "\n\n" : " ";
      if (lines > 0) {
        between = i * lines / count > (i - 1) * lines / count ? "\n" : " ";
      }
      boolean joined = i == 0 || between.equals(" ") && text.charAt(text.length() - 1) == '。';
      text.append(joined ? "" : between).append(emphasis.text(block.lines().get(i)));
    }
    return text.toString();
  }

  /** Lines left for the sentences, where lines are counted; else 0. */
  static long proseLines(Demands demands) {
    long lines = demands.least(Rule.LINES_EXACTLY);
    return lines == 0 ? 0 : lines - Shape.linesAround(demands) - Shape.items(demands);
  }
}
