package io.miso.constraints.write.rich;

import io.miso.constraints.LayoutConstraint.HeadingLevel;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.compose.rich.Shape;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Markdown headings, one a block. */
final class Headings {
  private static final int DEEPEST = 6;

  private Headings() {}

  /** As many different levels as are asked for, the highest first. */
  static List<Integer> levels(Demands demands, Dice dice) {
    List<Integer> levels = new ArrayList<>();
    demands.find(HeadingLevel.class).ifPresent(c -> levels.add(Math.toIntExact(c.level())));
    int top = dice.between(1, 2);
    for (int level = top; levels.size() < Shape.headings(demands) && level <= DEEPEST; level++) {
      if (!levels.contains(level)) {
        levels.add(level);
      }
    }
    levels.sort(null);
    return levels;
  }

  static String head(int level, Speaker speaker) {
    return "#".repeat(level) + " " + Text.capitalised(speaker.title());
  }
}
