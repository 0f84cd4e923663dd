package io.miso.constraints.compose;

import io.miso.constraints.text.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tiny curriculum's words: 16 places with 12 things each, and the words that go with them. */
public final class Vocabulary {
  private static final String TOPIC = "topic ";
  private static final int HELD_OUT_THINGS = 2;
  private static final Map<String, List<String>> LISTS = load();
  private static final List<String> TOPICS =
      LISTS.keySet().stream()
          .filter(name -> name.startsWith(TOPIC))
          .map(name -> name.substring(TOPIC.length()))
          .toList();

  private Vocabulary() {}

  /** The places. */
  public static List<String> topics() {
    return TOPICS;
  }

  /** The things of a place that a split may use; the splits share none. */
  public static List<String> nouns(String topic, Split split) {
    List<String> nouns = LISTS.get(TOPIC + topic);
    if (nouns == null) {
      throw new IllegalArgumentException("Unknown topic " + topic + ": use one of " + topics());
    }
    int cut = nouns.size() - HELD_OUT_THINGS;
    boolean last = TOPICS.indexOf(topic) % 2 == 1;
    if (split == Split.HELD_OUT) {
      return last ? nouns.subList(cut, nouns.size()) : nouns.subList(0, HELD_OUT_THINGS);
    }
    return last ? nouns.subList(0, cut) : nouns.subList(HELD_OUT_THINGS, nouns.size());
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
