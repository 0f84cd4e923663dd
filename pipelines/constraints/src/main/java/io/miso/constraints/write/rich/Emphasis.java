package io.miso.constraints.write.rich;

import io.miso.constraints.ScopedConstraint.Scope;
import io.miso.constraints.WordsConstraint.InSentence;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.rich.Demands;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Highlights and capitals: words inside sentences, never the first of one, which might open a line.
 */
final class Emphasis {
  private static final int CONTENT = 5;

  /** Long enough to be content words, but they are not. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "about",
          "after",
          "again",
          "already",
          "although",
          "always",
          "another",
          "anyone",
          "because",
          "become",
          "before",
          "between",
          "could",
          "during",
          "either",
          "every",
          "everything",
          "first",
          "looks",
          "might",
          "never",
          "nobody",
          "nothing",
          "other",
          "others",
          "quite",
          "rather",
          "remains",
          "seems",
          "shall",
          "should",
          "simply",
          "since",
          "still",
          "their",
          "themselves",
          "there",
          "these",
          "those",
          "under",
          "until",
          "where",
          "whether",
          "which",
          "while",
          "without",
          "would",
          "yours");

  private static final TreeSet<Integer> NONE = new TreeSet<>();

  private final Demands demands;
  private final Dice dice;
  private final Map<Line, TreeSet<Integer>> stars = new IdentityHashMap<>();
  private final Map<Line, TreeSet<Integer>> capitals = new IdentityHashMap<>();
  private final Set<String> phrases;

  Emphasis(Demands demands, Dice dice) {
    this.demands = demands;
    this.dice = Dice.of(dice.below(Integer.MAX_VALUE));
    this.phrases = new TreeSet<>();
    demands.keywords().forEach(this::keepTogether);
    demands.ordered().forEach(this::keepTogether);
    demands.find(InSentence.class).ifPresent(c -> keepTogether(c.keyword()));
    demands.frequency().ifPresent(f -> keepTogether(f.keyword()));
    demands
        .scoped()
        .forEach(s -> new Demands(List.of(s.inner())).keywords().forEach(this::keepTogether));
  }

  /** A star inside a phrase would hide it from its verifier. */
  private void keepTogether(String phrase) {
    if (phrase.contains(" ")) {
      phrases.addAll(List.of(phrase.split(" ")));
    }
  }

  /** Chooses the words anew for these blocks. */
  void restart(List<Block> blocks) {
    stars.clear();
    capitals.clear();
    if (!needed()) {
      return;
    }
    List<Line> all = new ArrayList<>();
    int scoped = 0;
    for (Block block : blocks) {
      List<Line> lines = new ArrayList<>(block.lines());
      lines.addAll(block.bullets());
      lines.addAll(block.quotes());
      mark(lines, block.part().highlights(), stars);
      scoped += block.part().highlights();
      for (int k = 1; k <= block.bullets().size(); k++) {
        int inBullet = demands.part(Scope.BULLET, k).highlights();
        mark(List.of(block.bullets().get(k - 1)), inBullet, stars);
        scoped += inBullet;
      }
      all.addAll(lines);
    }
    mark(all, demands.highlights() - scoped, stars);
    mark(all, (int) demands.capitalsAtLeast(), capitals);
  }

  private boolean needed() {
    return demands.highlights() > 0 || demands.capitalsAtLeast() > 0 || !demands.scoped().isEmpty();
  }

  /** Marks so many words, spread over the lines; content words while there are any. */
  private void mark(List<Line> lines, int count, Map<Line, TreeSet<Integer>> marks) {
    int left = count;
    for (int least = CONTENT; least > 0 && left > 0; least -= 2) {
      boolean found = true;
      while (found && left > 0) {
        found = false;
        for (Line line : dice.shuffled(lines)) {
          if (left > 0 && !line.isAnswer() && markOne(line, least, marks)) {
            left--;
            found = true;
          }
        }
      }
    }
  }

  private boolean markOne(Line line, int least, Map<Line, TreeSet<Integer>> marks) {
    TreeSet<Integer> taken = marks.computeIfAbsent(line, anew -> new TreeSet<>());
    List<Integer> able = new ArrayList<>();
    String text = line.text();
    int at = text.indexOf(' ');
    while (at >= 0) {
      int end = text.indexOf(' ', at + 1);
      if (end > 0 && isWord(text, at + 1, end, least) && !taken.contains(at + 1)) {
        able.add(at + 1);
      }
      at = end;
    }
    return !able.isEmpty() && taken.add(dice.pick(able));
  }

  private boolean isWord(String text, int start, int end, int least) {
    for (int i = start; i < end; i++) {
      if (!Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    String word = text.substring(start, end);
    boolean content = least < CONTENT || !FUNCTION_WORDS.contains(word);
    return end - start >= least && content && !phrases.contains(word);
  }

  /** The sentence with its marks. */
  String text(Line line) {
    String text = line.text();
    if (!stars.containsKey(line) && !capitals.containsKey(line)) {
      return text;
    }
    Set<Integer> starred = stars.getOrDefault(line, NONE);
    Set<Integer> upper = capitals.getOrDefault(line, NONE);
    StringBuilder marked = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf(' ', at);
      end = end < 0 ? text.length() : end;
      String word = text.substring(at, end);
      word = upper.contains(at) ? word.toUpperCase(Locale.ROOT) : word;
      marked.append(starred.contains(at) ? "*" + word + "*" : word);
      marked.append(end < text.length() ? " " : "");
      at = end + 1;
    }
    return marked.toString();
  }
}
