package io.miso.constraints.compose.rich;

import static io.miso.constraints.compose.rich.RichKind.COUNT;
import static io.miso.constraints.compose.rich.RichKind.GLOBAL;
import static io.miso.constraints.compose.rich.RichKind.LOCAL;
import static io.miso.constraints.compose.rich.RichKind.atMost;
import static io.miso.constraints.compose.rich.RichKind.bare;
import static io.miso.constraints.compose.rich.RichKind.between;
import static io.miso.constraints.compose.rich.RichKind.counted;
import static io.miso.constraints.compose.rich.RichKind.worded;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.rich.RichKind.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The entries of our own kinds. */
final class OwnKinds {
  private static final List<String> TYPES =
      List.of("string", "string", "number", "boolean", "array");

  private static final List<RichKind> ALL =
      List.of(
          atMost(Ids.WORDS_AT_MOST, COUNT, "num_words", new Range(30, 500)),
          between(
              Ids.WORDS_BETWEEN,
              COUNT,
              "min_words",
              "max_words",
              new Range(20, 300),
              new Range(12, 60)),
          counted(Ids.WORDS_EXACTLY, GLOBAL, "num_words", new Range(25, 200)),
          atMost(Ids.SENTENCES_AT_MOST, COUNT, "num_sentences", new Range(2, 20)),
          between(
              Ids.SENTENCES_BETWEEN,
              COUNT,
              "min_sentences",
              "max_sentences",
              new Range(2, 15),
              new Range(1, 4)),
          atMost(Ids.PARAGRAPHS_AT_MOST, COUNT, "num_paragraphs", new Range(2, 6)),
          between(
              Ids.PARAGRAPHS_BETWEEN,
              COUNT,
              "min_paragraphs",
              "max_paragraphs",
              new Range(2, 4),
              new Range(1, 2)),
          counted(Ids.LINES, GLOBAL, "num_lines", new Range(3, 12)),
          counted(Ids.UNIQUE, COUNT, "num_words", new Range(20, 120)),
          atMost(Ids.SENTENCE_WORDS, GLOBAL, "num_words", new Range(14, 30)),
          counted(Ids.HEADING, LOCAL, "level", new Range(1, 6)),
          counted(Ids.HEADING_LEVELS, COUNT, "num_levels", new Range(2, 4)),
          counted(Ids.BLOCK_QUOTES, COUNT, "num_quotes", new Range(1, 4)),
          counted(Ids.NUMBERED, COUNT, "num_items", new Range(2, 10)),
          counted(Ids.ALPHABETICAL, GLOBAL, "num_items", new Range(3, 10)),
          between(Ids.TABLE_ROWS, COUNT, "min_rows", "max_rows", new Range(2, 7), new Range(1, 3)),
          between(
              Ids.TABLE_COLUMNS,
              COUNT,
              "min_columns",
              "max_columns",
              new Range(2, 4),
              new Range(0, 1)),
          new RichKind(Ids.DELIMITED, COUNT, OwnKinds::delimited, OwnKinds::ofParts),
          worded(Ids.TEMPLATE, GLOBAL, "template", "template"),
          worded(Ids.START, LOCAL, "phrase", "beginning"),
          worded(Ids.END_WITH, LOCAL, "phrase", "ending"),
          worded(Ids.START_LINE, LOCAL, "identifier", "mark line"),
          worded(Ids.END_LINE, LOCAL, "identifier", "mark line"),
          worded(Ids.END_MARK, LOCAL, "mark", "end mark"),
          new RichKind(Ids.EXCLUDED, LOCAL, OwnKinds::marks, p -> Draws.size(p, "marks") / 4.0),
          bare(Ids.CAPITALISED, GLOBAL),
          bare(Ids.NO_DIGITS, LOCAL),
          keywords(Ids.WHOLE_WORDS, LOCAL, 1, 5),
          keywords(Ids.ORDER, COUNT, 2, 4),
          new RichKind(
              Ids.IN_SENTENCE,
              COUNT,
              d ->
                  Map.of(
                      "keyword",
                      Draws.words(d, "keyword", 1).get(0),
                      "num_sentence",
                      (long) d.dice().between(1, 8)),
              p -> Draws.number(p, "num_sentence") / 8.0),
          atMost(Ids.JSON_DEPTH, GLOBAL, "max_depth", new Range(1, 4)),
          new RichKind(Ids.JSON_KEYS, GLOBAL, OwnKinds::keys, p -> Draws.size(p, "keys") / 5.0),
          atMost(Ids.XML, GLOBAL, "max_attributes", new Range(0, 4)),
          new RichKind(
              Ids.CSV,
              GLOBAL,
              d ->
                  Map.of(
                      "num_rows",
                      new Range(3, 10).draw(d.dice()),
                      "num_columns",
                      new Range(2, 6).draw(d.dice())),
              p -> Draws.number(p, "num_rows") / 10.0),
          worded(Ids.CHINESE, GLOBAL, "script", "script"));

  private OwnKinds() {}

  static List<RichKind> all() {
    return ALL;
  }

  private static RichKind keywords(String kind, double weight, int least, int most) {
    return new RichKind(
        kind,
        weight,
        d -> Map.of("keywords", Draws.words(d, "keyword", d.dice().between(least, most))),
        p -> Draws.size(p, "keywords") / (double) most);
  }

  private static Map<String, Object> delimited(Draw draw) {
    Dice dice = draw.dice();
    return Map.of(
        "delimiter", dice.pick(Pools.of("delimiter")), "num_parts", (long) dice.between(2, 6));
  }

  private static double ofParts(Map<String, Object> params) {
    return Draws.number(params, "num_parts") / 6.0;
  }

  private static Map<String, Object> marks(Draw draw) {
    List<String> marks = List.copyOf(Marks.NAMES.keySet());
    return Map.of("marks", draw.dice().shuffled(marks).subList(0, draw.dice().between(1, 3)));
  }

  /** Half of them say of what type each value is. */
  private static Map<String, Object> keys(Draw draw) {
    Dice dice = draw.dice();
    List<String> keys = dice.shuffled(Pools.of("key")).subList(0, dice.between(1, 5));
    if (dice.chance(50)) {
      return Map.of("keys", keys);
    }
    List<String> types = new ArrayList<>();
    keys.forEach(key -> types.add(dice.pick(TYPES)));
    return Map.of("keys", keys, "types", types);
  }
}
