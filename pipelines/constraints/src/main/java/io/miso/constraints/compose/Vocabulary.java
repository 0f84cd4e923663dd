package io.miso.constraints.compose;

import io.miso.constraints.text.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tiny curriculum's words: 16 places with 12 things each, and the words that go with them. */
public final class Vocabulary {
  private static final Map<String, List<String>> LISTS = load();
  private static final String TOPIC = "topic ";
  private static final int HELD_OUT_THINGS = 2;

  private Vocabulary() {}

  /** The places. */
  public static List<String> topics() {
    return LISTS.keySet().stream()
        .filter(name -> name.startsWith(TOPIC))
        .map(name -> name.substring(TOPIC.length()))
        .toList();
  }

  /** The things of a place that a split may use; the splits share none. */
  public static List<String> nouns(String topic, Split split) {
    List<String> nouns = LISTS.get(TOPIC + topic);
    if (nouns == null) {
      throw new IllegalArgumentException("Unknown topic " + topic + ": use one of " + topics());
    }
    int heldOut = topics().indexOf(topic) % 2 * (nouns.size() - HELD_OUT_THINGS);
    return nouns.stream()
        .filter(
            noun -> {
              int index = nouns.indexOf(noun);
              boolean held = index >= heldOut && index < heldOut + HELD_OUT_THINGS;
              return held == (split == Split.HELD_OUT);
            })
        .toList();
  }

  /** One of the lists adjective, verb, people, time, keyword, ending. */
  public static List<String> words(String list) {
    List<String> words = LISTS.get(list);
    if (words == null) {
      throw new IllegalArgumentException(
          "Unknown word list " + list + ": use one of " + LISTS.keySet());
    }
    return words;
  }

  private static Map<String, List<String>> load() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (String line : Resources.lines(Vocabulary.class, "vocabulary.txt")) {
      int colon = line.indexOf(": ");
      String separator = line.contains(" | ") ? " \\| " : ", ";
      lists.put(
          line.substring(0, colon), Stream.of(line.substring(colon + 2).split(separator)).toList());
    }
    return lists;
  }
}
