package io.miso.constraints.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of delimited fields (RFC 4180); in doubled quotes a field may hold anything. */
public final class Csv {
  private final String text;
  private final char delimiter;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();

  private Csv(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /** The rows in order; an empty line is a row without fields. */
  public static List<List<String>> rows(String text, char delimiter) {
    Csv csv = new Csv(text, delimiter);
    csv.read();
    return csv.rows;
  }

  private void read() {
    boolean quoted = false;
    boolean fresh = true;
    boolean any = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        field.append(c);
        i++;
      } else if (c == '"' && (quoted || fresh)) {
        quoted = !quoted;
        fresh = false;
        any = true;
      } else if (!quoted && c == delimiter) {
        endField();
        fresh = true;
        any = true;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
        endRow(any);
        fresh = true;
        any = false;
      } else {
        field.append(c);
        fresh = false;
        any = true;
      }
    }
    if (any) {
      endRow(true);
    }
  }

  private void endField() {
    row.add(field.toString());
    field.setLength(0);
  }

  private void endRow(boolean any) {
    if (any) {
      endField();
    }
    rows.add(row);
    row = new ArrayList<>();
  }
}
