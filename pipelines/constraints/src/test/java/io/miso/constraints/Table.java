package io.miso.constraints;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.constraints.text.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of verdicts: IFEval's kinds, IFBench's, our own; together every kind. */
public final class Table {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Table() {}

  /** An output and whether it satisfies the constraint. */
  record Row(Constraint constraint, String output, boolean satisfied) {}

  static List<Row> ifeval() {
    return Resources.lines(Table.class, "verdicts.txt").stream()
        .map(line -> (line + " ").split(" \\| ", 5))
        .map(
            cells ->
                new Row(
                    Cases.constraint(cells[0], cells[1].strip()),
                    Cases.text(cells[4].strip()),
                    cells[2].equals("yes")))
        .toList();
  }

  static List<Row> own() {
    List<Row> rows = new ArrayList<>();
    Constraint current = Cases.constraint("punctuation:no_comma", "-");
    for (String line : Resources.lines(Table.class, "kinds.txt")) {
      if (line.startsWith("+ ") || line.startsWith("- ")) {
        rows.add(new Row(current, Cases.text(line.substring(2)), line.startsWith("+")));
      } else {
        String[] cells = line.split(" \\| ", 2);
        current = Cases.constraint(cells[0], cells[1]);
      }
    }
    return rows;
  }

  /** Verdicts that IFBench's own checkers gave on made-up outputs. */
  static List<Row> ifbench() {
    List<Row> rows = new ArrayList<>();
    for (String line : Resources.lines(Table.class, "ifbench-verdicts.jsonl")) {
      try {
        JsonNode row = JSON.readTree(line);
        Map<String, Object> params =
            JSON.convertValue(row.get("params"), new TypeReference<Map<String, Object>>() {});
        rows.add(
            new Row(
                Kinds.of(row.get("kind").asText(), params),
                row.get("output").asText(),
                row.get("satisfied").asBoolean()));
      } catch (IOException e) {
        throw new UncheckedIOException(line, e);
      }
    }
    return rows;
  }

  static List<Row> all() {
    return Stream.of(ifeval(), own(), ifbench()).flatMap(List::stream).toList();
  }

  /** Every constraint of the tables once. */
  public static List<Constraint> constraints() {
    return all().stream().map(Row::constraint).distinct().toList();
  }
}
