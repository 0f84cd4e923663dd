package io.miso.constraints;

import io.miso.constraints.text.Markdown;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.List;
import java.util.Map;

/** How an output is laid out: parts, headings, lists. */
public sealed interface LayoutConstraint extends Constraint {

  /** Parts of text divided by a delimiter, exactly so many, none of them blank. */
  record Delimited(String delimiter, long parts) implements LayoutConstraint {
    static final String KIND = "miso:layout:delimiter";

    static Delimited of(Params params) {
      return new Delimited(params.text("delimiter"), params.positive("num_parts"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("delimiter", delimiter, "num_parts", parts);
    }

    @Override
    public String expected() {
      return "exactly " + parts + " parts divided by '" + delimiter + "'";
    }

    @Override
    public Verdict judge(Output output) {
      List<Span> pieces = Span.split(output.text(), Text.strip(delimiter));
      boolean blank = pieces.stream().anyMatch(piece -> Text.isBlank(piece.in(output.text())));
      String observed = pieces.size() + " parts" + (blank ? ", a blank one among them" : "");
      return new Finding(!blank && pieces.size() == parts, observed, pieces, "part")
          .verdict(this, output);
    }
  }

  /** At least one heading of the level, 1 to 6. */
  record HeadingLevel(long level) implements LayoutConstraint {
    static final String KIND = "miso:layout:heading_level";
    private static final long DEEPEST = 6;

    static HeadingLevel of(Params params) {
      long level = params.positive("level");
      if (level > DEEPEST) {
        throw params.wrong("level", level, "give a level from 1 to 6");
      }
      return new HeadingLevel(level);
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("level", level);
    }

    @Override
    public String expected() {
      return "a heading of level " + level;
    }

    @Override
    public Verdict judge(Output output) {
      String text = output.text();
      return Finding.atLeast(
              1,
              Markdown.headings(text).stream()
                  .filter(heading -> Markdown.headingLevel(heading.in(text)) == level)
                  .toList())
          .verdict(this, output);
    }
  }

  /** At least so many items of a bullet or numbered list, all in alphabetical order. */
  record AlphabeticalList(long items) implements LayoutConstraint {
    static final String KIND = "miso:layout:alphabetical_list";

    static AlphabeticalList of(Params params) {
      return new AlphabeticalList(params.positive("num_items"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("num_items", items);
    }

    @Override
    public String expected() {
      return "at least " + items + " list items in alphabetical order";
    }

    @Override
    public Verdict judge(Output output) {
      List<Span> list = Markdown.listItems(output.text());
      String before = "";
      for (Span item : list) {
        String text = Text.folded(Text.strip(item.in(output.text())));
        if (text.compareTo(before) < 0) {
          return new Finding(false, "an item too late", List.of(item), "too late")
              .verdict(this, output);
        }
        before = text;
      }
      return Finding.atLeast((int) Math.min(items, Integer.MAX_VALUE), list).verdict(this, output);
    }
  }
}
