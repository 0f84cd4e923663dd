package io.miso.constraints.compose.rich;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Form;
import io.miso.constraints.compose.Split;
import io.miso.constraints.text.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands around an instruction's constraints. */
final class Frames {
  private static final Map<String, List<String>> ALL = load();

  private Frames() {}

  /** The frames of a name, in the order of the file. */
  static List<String> of(String name) {
    List<String> frames = ALL.get(name);
    if (frames == null) {
      throw new IllegalArgumentException("No frame " + name + ": use one of " + ALL.keySet());
    }
    return frames;
  }

  static String pick(String name, Dice dice) {
    return dice.pick(of(name));
  }

  /** One wording of a task. */
  static String task(Form form, Split split, Dice dice) {
    return pick("task " + form.word() + " " + split, dice);
  }

  private static Map<String, List<String>> load() {
    Map<String, List<String>> all = new HashMap<>();
    for (String line : Resources.lines(Frames.class, "frames.txt")) {
      int blank = line.indexOf(' ');
      String name = line.substring(0, blank);
      String words = line.substring(blank + 1);
      if (name.equals("task")) {
        String[] fields = words.split(" ", 3);
        name = "task " + fields[0] + " " + Template.split(fields[1].charAt(0));
        words = fields[2];
      }
      all.computeIfAbsent(name, anew -> new ArrayList<>()).add(words);
    }
    return all;
  }
}
