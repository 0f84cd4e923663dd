package io.miso.constraints.compose.rich;

import io.miso.constraints.CombinationConstraint.TwoResponses;
import io.miso.constraints.CountConstraint.Rule;
import io.miso.constraints.DataConstraint.CsvSize;
import io.miso.constraints.DataConstraint.JsonDepth;
import io.miso.constraints.DataConstraint.JsonKeys;
import io.miso.constraints.DataConstraint.XmlAttributes;
import io.miso.constraints.FormatConstraint.JsonFormat;
import io.miso.constraints.FormatConstraint.Title;
import io.miso.constraints.LayoutConstraint.AlphabeticalList;
import io.miso.constraints.LayoutConstraint.Delimited;
import io.miso.constraints.LayoutConstraint.HeadingLevel;
import io.miso.constraints.TextConstraint;
import java.util.Optional;

/** The parts, lists and lines that an output must have, whatever they say. */
public final class Shape {
  private Shape() {}

  /** Parts that need a sentence each. */
  public static int blocks(Demands demands) {
    int nth = demands.nth().map(c -> Math.toIntExact(c.paragraphs())).orElse(0);
    int two = demands.has(TwoResponses.class) ? 2 : 1;
    int divided = Math.max(Math.max(demands.sections(), demands.paragraphs()), Math.max(nth, two));
    int own = Math.max(parts(demands), (int) demands.least(Rule.PARAGRAPHS_BETWEEN));
    return Math.max(Math.max(divided, own), Math.max(headings(demands), quotes(demands)));
  }

  /** Parts between delimiters; 0 when none are asked for. */
  public static int parts(Demands demands) {
    return demands.find(Delimited.class).map(c -> Math.toIntExact(c.parts())).orElse(0);
  }

  /** Headings of levels of their own. */
  public static int headings(Demands demands) {
    int one = demands.has(HeadingLevel.class) ? 1 : 0;
    return Math.max(one, (int) demands.least(Rule.HEADING_LEVELS));
  }

  /** Block quotes. */
  public static int quotes(Demands demands) {
    return (int) demands.least(Rule.BLOCK_QUOTES);
  }

  /** Items of a numbered list; 0 when none is asked for. */
  public static int numbered(Demands demands) {
    return (int) demands.least(Rule.NUMBERED_LIST);
  }

  /** Items in alphabetical order, at least; 0 when none are asked for. */
  public static int alphabetical(Demands demands) {
    return demands.find(AlphabeticalList.class).map(c -> Math.toIntExact(c.items())).orElse(0);
  }

  /** Items of the one list. */
  public static int items(Demands demands) {
    return Math.max(Math.max(demands.bullets(), numbered(demands)), alphabetical(demands));
  }

  /** True if a table is asked for. */
  public static boolean hasTable(Demands demands) {
    return rows(demands) > 0 || columns(demands) > 0;
  }

  /** Fewest rows of the table; 0 where only its columns count, or there is none. */
  public static int rows(Demands demands) {
    return (int) demands.least(Rule.TABLE_ROWS);
  }

  /** Fewest columns of the table; 0 where only its rows count, or there is none. */
  public static int columns(Demands demands) {
    return (int) demands.least(Rule.TABLE_COLUMNS);
  }

  /** True if the whole output is JSON. */
  public static boolean isJson(Demands demands) {
    return demands.has(JsonFormat.class)
        || demands.has(JsonDepth.class)
        || demands.has(JsonKeys.class);
  }

  /** True if the whole output is data, not prose. */
  public static boolean isData(Demands demands) {
    return isJson(demands) || demands.has(XmlAttributes.class) || demands.has(CsvSize.class);
  }

  /** Fields of a CSV document that may hold anything. */
  public static long cells(Demands demands) {
    return demands.find(CsvSize.class).map(c -> (c.rows() - 1) * c.columns() - 1).orElse(0L);
  }

  /** What stands first: the request, or a phrase. */
  public static Optional<String> beginning(Demands demands) {
    Optional<String> repeated = demands.repeated();
    return repeated.isPresent() ? repeated : demands.text(TextConstraint.Rule.START_WITH);
  }

  /** Lines before and after the text itself. */
  public static int linesAround(Demands demands) {
    return count(beginning(demands))
        + count(demands.text(TextConstraint.Rule.START_IDENTIFIER))
        + (demands.has(Title.class) ? 1 : 0)
        + count(demands.marker())
        + count(demands.ending())
        + count(demands.text(TextConstraint.Rule.END_MARK))
        + count(demands.text(TextConstraint.Rule.END_IDENTIFIER));
  }

  private static int count(Optional<String> text) {
    return text.isPresent() ? 1 : 0;
  }
}
