package io.miso.constraints.compose.rich;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.rich.RichKind.Draw;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Draws parameters, and reads them back. */
final class Draws {
  private Draws() {}

  /** Section heads with a label of one of the pools. */
  static Map<String, Object> sections(Dice dice, String pool, int number) {
    return Map.of("section_spliter", dice.pick(Pools.of(pool)), "num_sections", (long) number);
  }

  /** A letter, its number and the relation; scarce letters get low numbers. */
  static Map<String, Object> letter(Draw draw) {
    Dice dice = draw.dice();
    boolean atLeast = dice.chance(60);
    String letter = letterOf("aeiostnrlhdcumgfpwybvkjxqz", dice);
    while (!atLeast && !sparable(letter, draw)) {
      letter = letterOf("qzjxkvwpyb", dice);
    }
    double share = Shares.of(letter);
    int most = share < 0.5 ? 3 : share < 1.5 ? 6 : share < 4 ? 15 : 40;
    Range range = atLeast ? new Range(1, most) : new Range(3, 20);
    return Map.of(
        "letter",
        letter,
        "let_frequency",
        range.draw(dice),
        "let_relation",
        atLeast ? "at least" : "less than");
  }

  /** Only scarce letters can be spared, and none that the things' names hold. */
  private static boolean sparable(String letter, Draw draw) {
    String names = draw.task().noun() + draw.task().other();
    return Shares.of(letter) < 2.4 && "gfm".indexOf(letter) < 0 && !names.contains(letter);
  }

  private static String letterOf(String letters, Dice dice) {
    int at = dice.below(letters.length());
    return letters.substring(at, at + 1);
  }

  /** A number of paragraphs, one of them, and its first word. */
  static Map<String, Object> nth(Draw draw) {
    int number = draw.dice().between(2, 6);
    return Map.of(
        "num_paragraphs",
        (long) number,
        "nth_paragraph",
        (long) draw.dice().between(1, number),
        "first_word",
        draw.dice().pick(Pools.of("first")));
  }

  /** Words of a list that have nothing in common with the task's things. */
  static List<String> words(Draw draw, String pool, int count) {
    List<String> words = new ArrayList<>();
    List<String> all = Pools.of(pool);
    while (words.size() < count) {
      String word = draw.dice().pick(all);
      boolean taken = words.stream().anyMatch(w -> w.contains(word) || word.contains(w));
      if (!taken && !near(word, draw.task().noun()) && !near(word, draw.task().other())) {
        words.add(word);
      }
    }
    return List.copyOf(words);
  }

  private static boolean near(String word, String noun) {
    return word.contains(noun) || noun.contains(word);
  }

  /** Words that the writer would like to use. */
  static List<String> banned(Draw draw, int count) {
    Topic topic = Topic.of(draw.task().topic());
    List<String> words = new ArrayList<>();
    while (words.size() < count) {
      int sort = draw.dice().below(10);
      List<String> pool =
          sort < 4
              ? topic.adjectives()
              : sort < 6 ? topic.verbs() : Pools.of(sort < 8 ? "ban" : "adjective");
      String word = draw.dice().pick(pool);
      if (!words.contains(word) && !word.contains(draw.task().noun())) {
        words.add(word);
      }
    }
    return List.copyOf(words);
  }

  /** How many items the parameter lists. */
  static int size(Map<String, Object> params, String name) {
    return params.get(name) instanceof Collection<?> items ? items.size() : 0;
  }

  /** A parameter that is a number. */
  static long number(Map<String, Object> params, String name) {
    if (params.get(name) instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException("No number " + name + " in " + params);
  }
}
