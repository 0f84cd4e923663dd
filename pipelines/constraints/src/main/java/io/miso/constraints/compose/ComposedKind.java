package io.miso.constraints.compose;

import io.miso.constraints.Constraint;
import io.miso.constraints.Kinds;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind the composer uses: how hard it is and how its parameters are drawn. Its wordings are in
 * phrasings.txt, what it cannot stand beside in {@link Conflicts}.
 *
 * @param weight 1 for a local demand, 1.5 for a count, 2 for one on the whole output
 */
record ComposedKind(String kind, double weight, Function<Dice, Map<String, Object>> params) {
  private static final List<String> MARKERS = List.of("P.S.", "P.P.S");
  private static final double LOCAL = 1;
  private static final double COUNT = 1.5;
  private static final double GLOBAL = 2;

  static final List<ComposedKind> ALL =
      List.of(
          new ComposedKind("keywords:existence", LOCAL, ComposedKind::keywords),
          new ComposedKind("keywords:forbidden_words", LOCAL, ComposedKind::forbidden),
          bare("change_case:english_capital", GLOBAL),
          bare("change_case:english_lowercase", GLOBAL),
          bare("detectable_format:title", LOCAL),
          counted("detectable_format:number_bullet_lists", COUNT, "num_bullets", 2, 4),
          new ComposedKind("length_constraints:number_sentences", COUNT, ComposedKind::sentences),
          new ComposedKind(
              "startend:end_checker",
              LOCAL,
              dice -> Map.of("end_phrase", dice.pick(Vocabulary.words("ending")))),
          bare("startend:quotation", LOCAL),
          new ComposedKind(
              "detectable_content:postscript",
              LOCAL,
              dice -> Map.of("postscript_marker", dice.pick(MARKERS))),
          counted("detectable_format:number_highlighted_sections", COUNT, "num_highlights", 2, 3),
          bare("punctuation:no_comma", GLOBAL),
          counted("detectable_content:number_placeholders", COUNT, "num_placeholders", 1, 3));

  private static final Map<String, Double> WEIGHTS =
      ALL.stream().collect(Collectors.toMap(ComposedKind::kind, ComposedKind::weight));

  Constraint draw(Dice dice) {
    return Kinds.of(kind, params.apply(dice));
  }

  static double weight(String kind) {
    Double weight = WEIGHTS.get(kind);
    if (weight == null) {
      throw new IllegalArgumentException("The composer does not use " + kind);
    }
    return weight;
  }

  private static ComposedKind bare(String kind, double weight) {
    return new ComposedKind(kind, weight, dice -> Map.of());
  }

  private static ComposedKind counted(String kind, double weight, String param, int low, int high) {
    return new ComposedKind(kind, weight, dice -> Map.of(param, (long) dice.between(low, high)));
  }

  private static Map<String, Object> keywords(Dice dice) {
    List<String> order = dice.shuffled(Vocabulary.words("keyword"));
    return Map.of("keywords", List.copyOf(order.subList(0, dice.between(1, 3))));
  }

  private static Map<String, Object> forbidden(Dice dice) {
    int adjectives = dice.between(1, 2);
    List<String> order = dice.shuffled(Vocabulary.words("adjective"));
    String verb = dice.pick(Vocabulary.words("verb"));
    List<String> words =
        dice.chance(40) ? List.of(order.get(0), verb) : order.subList(0, adjectives);
    return Map.of("forbidden_words", List.copyOf(words));
  }

  private static Map<String, Object> sentences(Dice dice) {
    boolean atLeast = dice.chance(60);
    long number = atLeast ? dice.between(2, 4) : dice.between(2, 6);
    return Map.of("num_sentences", number, "relation", atLeast ? "at least" : "less than");
  }
}
