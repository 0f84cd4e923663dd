package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.ScopedConstraint;
import io.miso.constraints.compose.rich.RichKind.Params;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of the rich curriculum: weight and ranges of each. A new kind is one entry here. */
final class KindTable {
  private static final double LOCAL = 1;
  private static final double COUNT = 1.5;
  private static final double GLOBAL = 2;
  private static final Map<String, RichKind> ALL = new LinkedHashMap<>();

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

  static {
    add(
        Conflicts.EXISTENCE,
        LOCAL,
        d -> Map.of("keywords", Draws.words(d, "keyword", d.dice().between(1, 5))),
        p -> (Draws.size(p, "keywords") - 1) / 4.0);
    bounded(
        Conflicts.FREQUENCY,
        COUNT,
        "frequency",
        "relation",
        new Range(1, 6),
        new Range(2, 6),
        d -> Map.of("keyword", Draws.words(d, "keyword", 1).get(0)));
    add(
        Conflicts.FORBIDDEN,
        LOCAL,
        d -> Map.of("forbidden_words", Draws.banned(d, d.dice().between(1, 5))),
        p -> (Draws.size(p, "forbidden_words") - 1) / 4.0);
    add(
        Conflicts.LETTER,
        COUNT,
        Draws::letter,
        p -> Draws.number(p, "let_frequency") / (p.containsValue("at least") ? 40.0 : 20.0));
    add(Conflicts.LANGUAGE, GLOBAL, d -> Map.of("language", d.dice().pick(CODES)), p -> 0);
    bounded(
        Conflicts.SENTENCES,
        COUNT,
        "num_sentences",
        "relation",
        new Range(2, 20),
        new Range(3, 20));
    bounded(
        Conflicts.WORDS, COUNT, "num_words", "relation", new Range(20, 400), new Range(30, 500));
    counted(Conflicts.PARAGRAPHS, COUNT, "num_paragraphs", new Range(2, 6));
    add(Conflicts.NTH, GLOBAL, Draws::nth, p -> (Draws.number(p, "num_paragraphs") - 2) / 4.0);
    counted(Conflicts.PLACEHOLDERS, COUNT, "num_placeholders", new Range(1, 6));
    add(
        Conflicts.POSTSCRIPT,
        LOCAL,
        d -> Map.of("postscript_marker", d.dice().pick(List.of("P.S.", "P.P.S"))),
        p -> 0);
    counted(Conflicts.BULLETS, COUNT, "num_bullets", new Range(2, 10));
    bare(Conflicts.OPTIONS, LOCAL);
    counted(Conflicts.HIGHLIGHTS, COUNT, "num_highlights", new Range(1, 6));
    add(
        Conflicts.SECTIONS,
        COUNT,
        d -> Draws.sections(d.dice(), "section", d.dice().between(2, 6)),
        p -> (Draws.number(p, "num_sections") - 2) / 4.0);
    bare(Conflicts.JSON, GLOBAL);
    bare(Conflicts.TITLE, LOCAL);
    bare(Conflicts.TWO, GLOBAL);
    add(Conflicts.REPEAT, LOCAL, d -> Map.of("prompt_to_repeat", d.request()), p -> 0);
    add(Conflicts.END, LOCAL, d -> Map.of("end_phrase", d.dice().pick(Pools.of("ending"))), p -> 0);
    bare(Conflicts.QUOTATION, LOCAL);
    bounded(
        Conflicts.CAPITALS,
        COUNT,
        "capital_frequency",
        "capital_relation",
        new Range(1, 15),
        new Range(3, 20));
    bare(Conflicts.UPPER, GLOBAL);
    bare(Conflicts.LOWER, GLOBAL);
    bare(Conflicts.NO_COMMA, GLOBAL);
  }

  private static final List<RichKind> LIST = List.copyOf(ALL.values());

  private KindTable() {}

  /** Every kind, in the order of the table. */
  static List<RichKind> all() {
    return LIST;
  }

  /** Points of a constraint towards the level; a scoped one has those of its inner kind. */
  static double points(Constraint constraint) {
    Constraint judged = constraint instanceof ScopedConstraint s ? s.inner() : constraint;
    return of(judged.kind()).points(judged);
  }

  static RichKind of(String kind) {
    RichKind entry = ALL.get(kind);
    if (entry == null) {
      throw new IllegalArgumentException("The rich composer does not use " + kind);
    }
    return entry;
  }

  private static void add(String kind, double weight, Params params, RichKind.Tightness tightness) {
    ALL.put(kind, new RichKind(kind, weight, params, tightness));
  }

  private static void bare(String kind, double weight) {
    add(kind, weight, d -> Map.of(), p -> 0);
  }

  private static void counted(String kind, double weight, String number, Range range) {
    add(
        kind,
        weight,
        d -> Map.of(number, range.draw(d.dice())),
        p -> range.place(Draws.number(p, number)));
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
      Params others) {
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
