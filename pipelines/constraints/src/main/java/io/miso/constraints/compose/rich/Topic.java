package io.miso.constraints.compose.rich;

import io.miso.constraints.compose.Split;
import io.miso.constraints.text.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A part of the rich curriculum's world.
 *
 * @param name its name
 * @param setting where its things are, such as "in the garden"
 * @param people who deals with them, in the plural
 * @param adjectives what they can be like
 * @param verbs what can be done with them, base forms
 * @param places where in the setting
 * @param facts its things, each with what it does, in the third person
 * @param nouns its things
 */
public record Topic(
    String name,
    String setting,
    List<String> people,
    List<String> adjectives,
    List<String> verbs,
    List<String> places,
    Map<String, String> facts,
    List<String> nouns) {
  private static final Map<String, Topic> ALL = load();
  private static final List<Topic> LIST = List.copyOf(ALL.values());
  private static final int HELD_OUT = 2;

  /** Every topic, in the order of the file. */
  public static List<Topic> all() {
    return LIST;
  }

  /** The topic of that name. */
  public static Topic of(String name) {
    Topic topic = ALL.get(name);
    if (topic == null) {
      throw new IllegalArgumentException("Unknown topic " + name + ": use one of " + ALL.keySet());
    }
    return topic;
  }

  /** The things a split may use; the splits share none within a topic. */
  public List<String> nouns(Split split) {
    int last = nouns.size();
    return switch (split) {
      case TRAIN -> nouns.subList(0, last - HELD_OUT);
      case HELD_OUT -> nouns.subList(last - HELD_OUT, last - 1);
      case TEST -> nouns.subList(last - 1, last);
    };
  }

  /** What the thing does. */
  public String fact(String noun) {
    String fact = facts.get(noun);
    if (fact == null) {
      throw new IllegalArgumentException("Topic " + name + " has no " + noun + ", but " + facts);
    }
    return fact;
  }

  private static Map<String, Topic> load() {
    Map<String, Topic> topics = new LinkedHashMap<>();
    List<String> block = new ArrayList<>();
    for (String line : Resources.lines(Topic.class, "topics.txt")) {
      if (line.startsWith("topic: ") && !block.isEmpty()) {
        add(topics, block);
        block.clear();
      }
      block.add(line);
    }
    add(topics, block);
    return topics;
  }

  private static void add(Map<String, Topic> topics, List<String> block) {
    String[] head = field(block.get(0)).split(" \\| ");
    Map<String, String> facts = new LinkedHashMap<>();
    for (String line : block.subList(5, block.size())) {
      int colon = line.indexOf(": ");
      facts.put(line.substring(2, colon), line.substring(colon + 2));
    }
    topics.put(
        head[0],
        new Topic(
            head[0],
            head[1],
            items(block.get(1)),
            items(block.get(2)),
            items(block.get(3)),
            items(block.get(4)),
            facts,
            List.copyOf(facts.keySet())));
  }

  private static List<String> items(String line) {
    return Stream.of(field(line).split(", ")).toList();
  }

  private static String field(String line) {
    return line.substring(line.indexOf(": ") + 2);
  }
}
