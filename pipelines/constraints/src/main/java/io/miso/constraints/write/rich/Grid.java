package io.miso.constraints.write.rich;

import io.miso.constraints.DataConstraint.CsvSize;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.compose.rich.Shape;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of a few words in each cell, as a Markdown table or as CSV. */
final class Grid {
  /** Heads, each with the slot that fills its column. */
  private static final List<String> HEADS =
      List.of("look adj", "place place", "time time", "person person", "use verb", "trait adj");

  private Grid() {}

  /** A Markdown table; what its bounds leave open is drawn. */
  static String table(Demands demands, Speaker speaker) {
    Dice dice = speaker.dice();
    int rows = Shape.rows(demands);
    int columns = Shape.columns(demands);
    List<List<String>> cells =
        cells(
            rows > 0 ? rows : dice.between(2, 5),
            columns > 0 ? columns : dice.between(2, 4),
            speaker);
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < cells.size(); r++) {
      text.append(r == 0 ? "" : "\n").append("| ").append(String.join(" | ", cells.get(r)));
      text.append(" |").append(r == 0 ? "\n|" + " --- |".repeat(cells.get(0).size()) : "");
    }
    return text.toString();
  }

  /** The whole answer as CSV; keywords and placeholders have fields of their own. */
  static String csv(CsvSize size, Demands demands, Speaker speaker) {
    int columns = Math.toIntExact(size.columns());
    List<List<String>> cells = cells(Math.toIntExact(size.rows()) - 1, columns, speaker);
    List<String> wanted = wanted(demands, speaker);
    List<Integer> free = new ArrayList<>();
    for (int i = 1; i < (cells.size() - 1) * columns; i++) {
      free.add(i);
    }
    List<Integer> places = new ArrayList<>(speaker.dice().shuffled(free).subList(0, wanted.size()));
    places.sort(null);
    for (int i = 0; i < wanted.size(); i++) {
      cells.get(1 + places.get(i) / columns).set(places.get(i) % columns, wanted.get(i));
    }
    List<String> lines = cells.stream().map(row -> String.join(",", row)).toList();
    return String.join("\n", lines);
  }

  /** What must be in some field, in the order of the fields. */
  private static List<String> wanted(Demands demands, Speaker speaker) {
    List<String> wanted = new ArrayList<>(demands.ordered());
    wanted.addAll(demands.keywords());
    int times = demands.frequencyAtLeast();
    demands.frequency().ifPresent(f -> wanted.addAll(Collections.nCopies(times, f.keyword())));
    for (int i = 0; i < demands.placeholders(); i++) {
      wanted.add(speaker.placeholder());
    }
    return wanted;
  }

  /** A row of heads and so many below, the first about the thing itself. */
  private static List<List<String>> cells(int rows, int columns, Speaker speaker) {
    List<String> heads = speaker.dice().shuffled(HEADS).subList(0, columns - 1);
    List<List<String>> cells = new ArrayList<>();
    List<String> first = new ArrayList<>(List.of("Thing"));
    heads.forEach(head -> first.add(Text.capitalised(head.substring(0, head.indexOf(' ')))));
    cells.add(first);
    List<String> things = speaker.things();
    for (int r = 0; r < rows; r++) {
      List<String> row = new ArrayList<>(List.of(things.get(r % things.size())));
      heads.forEach(head -> row.add(speaker.word(head.substring(head.indexOf(' ') + 1))));
      cells.add(row);
    }
    return cells;
  }
}
