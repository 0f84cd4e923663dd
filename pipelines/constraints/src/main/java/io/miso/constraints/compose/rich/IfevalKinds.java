package io.miso.constraints.compose.rich;

import static io.miso.constraints.compose.rich.RichKind.COUNT;
import static io.miso.constraints.compose.rich.RichKind.GLOBAL;
import static io.miso.constraints.compose.rich.RichKind.LOCAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The entries of IFEval's kinds. */
final class IfevalKinds {
  /** The languages the writer can answer in, and their English names. */
  static final Map<String, String> LANGUAGES =
      new TreeMap<>(
          Map.of(
              "de",
              "German",
              "fr",
              "French",
              "es",
              "Spanish",
              "it",
              "Italian",
              "pt",
              "Portuguese",
              "nl",
              "Dutch",
              "sv",
              "Swedish",
              "pl",
              "Polish",
              "fi",
              "Finnish",
              "tr",
              "Turkish"));

  private static final List<String> CODES = List.copyOf(LANGUAGES.keySet());

  private static final List<RichKind> ALL = new ArrayList<>();

  static {
    add(
        Ids.EXISTENCE,
        LOCAL,
        d -> Map.of("keywords", Draws.words(d, "keyword", d.dice().between(1, 5))),
        p -> (Draws.size(p, "keywords") - 1) / 4.0);
    bounded(
        Ids.FREQUENCY,
        COUNT,
        "frequency",
        "relation",
        new Range(1, 6),
        new Range(2, 6),
        d -> Map.of("keyword", Draws.words(d, "keyword", 1).get(0)));
    add(
        Ids.FORBIDDEN,
        LOCAL,
        d -> Map.of("forbidden_words", Draws.banned(d, d.dice().between(1, 5))),
        p -> (Draws.size(p, "forbidden_words") - 1) / 4.0);
    add(
        Ids.LETTER,
        COUNT,
        Draws::letter,
        p -> Draws.number(p, "let_frequency") / (p.containsValue("at least") ? 40.0 : 20.0));
    add(Ids.LANGUAGE, GLOBAL, d -> Map.of("language", d.dice().pick(CODES)), p -> 0);
    bounded(Ids.SENTENCES, COUNT, "num_sentences", "relation", new Range(2, 20), new Range(3, 20));
    bounded(Ids.WORDS, COUNT, "num_words", "relation", new Range(20, 400), new Range(30, 500));
    counted(Ids.PARAGRAPHS, COUNT, "num_paragraphs", new Range(2, 6));
    add(Ids.NTH, GLOBAL, Draws::nth, p -> (Draws.number(p, "num_paragraphs") - 2) / 4.0);
    counted(Ids.PLACEHOLDERS, COUNT, "num_placeholders", new Range(1, 6));
    add(
        Ids.POSTSCRIPT,
        LOCAL,
        d -> Map.of("postscript_marker", d.dice().pick(List.of("P.S.", "P.P.S"))),
        p -> 0);
    counted(Ids.BULLETS, COUNT, "num_bullets", new Range(2, 10));
    bare(Ids.OPTIONS, LOCAL);
    counted(Ids.HIGHLIGHTS, COUNT, "num_highlights", new Range(1, 6));
    add(
        Ids.SECTIONS,
        COUNT,
        d -> Draws.sections(d.dice(), "section", d.dice().between(2, 6)),
        p -> (Draws.number(p, "num_sections") - 2) / 4.0);
    bare(Ids.JSON, GLOBAL);
    bare(Ids.TITLE, LOCAL);
    bare(Ids.TWO, GLOBAL);
    add(Ids.REPEAT, LOCAL, d -> Map.of("prompt_to_repeat", d.request()), p -> 0);
    add(Ids.END, LOCAL, d -> Map.of("end_phrase", d.dice().pick(Pools.of("ending"))), p -> 0);
    bare(Ids.QUOTATION, LOCAL);
    bounded(
        Ids.CAPITALS,
        COUNT,
        "capital_frequency",
        "capital_relation",
        new Range(1, 15),
        new Range(3, 20));
    bare(Ids.UPPER, GLOBAL);
    bare(Ids.LOWER, GLOBAL);
    bare(Ids.NO_COMMA, GLOBAL);
  }

  private IfevalKinds() {}

  static List<RichKind> all() {
    return ALL;
  }

  private static void add(
      String kind, double weight, RichKind.Params params, RichKind.Tightness tightness) {
    ALL.add(new RichKind(kind, weight, params, tightness));
  }

  private static void bare(String kind, double weight) {
    ALL.add(RichKind.bare(kind, weight));
  }

  private static void counted(String kind, double weight, String number, Range range) {
    ALL.add(RichKind.counted(kind, weight, number, range));
  }

  private static void bounded(
      String kind, double weight, String number, String relation, Range least, Range below) {
    bounded(kind, weight, number, relation, least, below, d -> Map.of());
  }

  /** A number with a relation: tighter the more is asked for, or the less is allowed. */
  private static void bounded(
      String kind,
      double weight,
      String number,
      String relation,
      Range least,
      Range below,
      RichKind.Params others) {
    add(
        kind,
        weight,
        d -> {
          boolean atLeast = d.dice().chance(55);
          Map<String, Object> params = new TreeMap<>(others.draw(d));
          params.put(number, (atLeast ? least : below).draw(d.dice()));
          params.put(relation, atLeast ? "at least" : "less than");
          return params;
        },
        p -> {
          long asked = Draws.number(p, number);
          return p.containsValue("at least") ? least.place(asked) : 1 - below.place(asked);
        });
  }
}
