package io.miso.constraints.write;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Task;
import io.miso.constraints.compose.Vocabulary;
import io.miso.constraints.text.Resources;
import io.miso.constraints.text.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sentences about one task: no content word twice in an answer, no forbidden word at all. */
final class Grammar {
  private static final Map<String, List<String>> TEMPLATES = load();

  private final Task task;
  private final Dice dice;
  private final Map<String, Deque<String>> words = new HashMap<>();

  Grammar(Task task, List<String> forbidden, Dice dice) {
    this.task = task;
    this.dice = dice;
    for (String slot : List.of("adjective", "people", "time", "verb")) {
      List<String> order = new ArrayList<>(dice.shuffled(Vocabulary.words(slot)));
      order.removeAll(forbidden);
      words.put(slot, new ArrayDeque<>(order));
    }
  }

  /** One sentence of the task's form; the first so many slots are highlighted. */
  String sentence(String part, int highlights) {
    return fill(dice.pick(templates(task.form().word() + " " + part)), highlights);
  }

  /** The part that all forms share. */
  String shared(String part) {
    return fill(dice.pick(templates("any " + part)), 0);
  }

  /** So many sentences that go on after the lead; no wording twice before all were used. */
  List<String> fillers(int count) {
    List<String> order = dice.shuffled(templates(task.form().word() + " filler"));
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sentences.add(Text.capitalised(fill(order.get(i % order.size()), 0)));
    }
    return sentences;
  }

  private String fill(String template, int highlights) {
    StringBuilder text = new StringBuilder();
    int left = highlights;
    int from = 0;
    int open = template.indexOf('{');
    while (open >= 0) {
      int close = template.indexOf('}', open);
      String star = left-- > 0 ? "*" : "";
      text.append(template, from, open);
      text.append(star).append(word(template.substring(open + 1, close))).append(star);
      from = close + 1;
      open = template.indexOf('{', from);
    }
    return text.append(template, from, template.length()).toString();
  }

  private String word(String slot) {
    if (slot.equals("noun")) {
      return task.noun();
    }
    if (slot.equals("topic")) {
      return task.topic();
    }
    Deque<String> left = words.getOrDefault(slot, new ArrayDeque<>());
    String word = left.removeFirst();
    left.addLast(word);
    return word;
  }

  private static List<String> templates(String key) {
    List<String> templates = TEMPLATES.get(key);
    if (templates == null) {
      throw new IllegalArgumentException("No sentence for " + key + ": add it to grammar.txt");
    }
    return templates;
  }

  private static Map<String, List<String>> load() {
    Map<String, List<String>> templates = new HashMap<>();
    for (String line : Resources.lines(Grammar.class, "grammar.txt")) {
      String[] fields = line.split(" ", 3);
      templates
          .computeIfAbsent(fields[0] + " " + fields[1], key -> new ArrayList<>())
          .add(fields[2]);
    }
    return templates;
  }
}
