package io.miso.constraints.text;

import java.util.ArrayList;
import java.util.List;

/** Markdown's tables: a line of cells, a line of hyphens under it, and the rows below. */
public final class Tables {
  private Tables() {}

  /**
   * One table.
   *
   * @param rows the lines below the line of hyphens
   * @param columns the most cells of any line
   */
  public record Table(List<Span> rows, int columns) {}

  /** The tables in order. */
  public static List<Table> of(String text) {
    List<Span> lines = Span.split(text, "\n");
    List<Table> tables = new ArrayList<>();
    int at = 1;
    while (at < lines.size()) {
      if (isRow(lines.get(at - 1).in(text)) && isRule(lines.get(at).in(text))) {
        int columns = cells(lines.get(at - 1).in(text));
        int end = at + 1;
        while (end < lines.size() && isRow(lines.get(end).in(text))) {
          columns = Math.max(columns, cells(lines.get(end).in(text)));
          end++;
        }
        tables.add(new Table(List.copyOf(lines.subList(at + 1, end)), columns));
        at = end;
      }
      at++;
    }
    return tables;
  }

  private static boolean isRow(String line) {
    return line.indexOf('|') >= 0;
  }

  /** Hyphens, colons, bars and blanks, with at least one hyphen and one bar. */
  private static boolean isRule(String line) {
    return isRow(line)
        && line.indexOf('-') >= 0
        && line.chars().allMatch(c -> c == '-' || c == ':' || c == '|' || Text.isBlank(c));
  }

  /**
   * Cells between bars; a bar on either end of the line closes none. A backslash protects a bar.
   */
  private static int cells(String line) {
    String bare = Text.strip(line);
    int bars = 0;
    for (int i = 0; i < bare.length(); i++) {
      boolean inner = i > 0 && i < bare.length() - 1;
      bars += inner && bare.charAt(i) == '|' && bare.charAt(i - 1) != '\\' ? 1 : 0;
    }
    return bars + 1;
  }
}
