package io.miso.constraints.write.rich;

import io.miso.constraints.CombinationConstraint.TwoResponses;
import io.miso.constraints.FormatConstraint.ConstrainedResponse;
import io.miso.constraints.FormatConstraint.JsonFormat;
import io.miso.constraints.KeywordConstraint.Frequency;
import io.miso.constraints.Relation;
import io.miso.constraints.ScopedConstraint.Scope;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Form;
import io.miso.constraints.compose.Task;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.compose.rich.Topic;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Divides the body into blocks and says the sentences that carry what is asked for. */
final class Plan {
  private static final int FREE_BULLETS_IN_100 = 60;
  private static final int SHORT = 90;

  private final Demands demands;
  private final Task.Rich task;
  private final Speaker speaker;
  private final Dice dice;
  private final List<Block> blocks = new ArrayList<>();

  private Plan(Demands demands, Task.Rich task, Speaker speaker, Dice dice) {
    this.demands = demands;
    this.task = task;
    this.speaker = speaker;
    this.dice = dice;
  }

  /** The blocks, with every sentence that must be there. */
  static List<Block> blocks(Demands demands, Task.Rich task, Speaker speaker, Dice dice) {
    Plan plan = new Plan(demands, task, speaker, dice);
    plan.divide();
    plan.leads();
    plan.carryScoped();
    plan.carry();
    plan.bullets();
    return plan.blocks;
  }

  private void divide() {
    int nth = demands.nth().map(c -> Math.toIntExact(c.paragraphs())).orElse(0);
    int two = demands.has(TwoResponses.class) ? 2 : 1;
    int count = Math.max(Math.max(demands.sections(), demands.paragraphs()), Math.max(nth, two));
    for (int k = 1; k <= count; k++) {
      Scope scope = demands.sections() > 0 ? Scope.SECTION : Scope.PARAGRAPH;
      Block block = new Block(demands.part(scope, k));
      if (demands.sections() > 0) {
        block.head(demands.label() + " " + k + (dice.chance(30) ? ":" : ""));
      }
      blocks.add(block);
    }
  }

  private void leads() {
    long first = demands.nth().map(c -> c.nth()).orElse(0L);
    for (int k = 1; k <= blocks.size(); k++) {
      Block block = blocks.get(k - 1);
      if (k == first) {
        String word = demands.nth().map(c -> c.firstWord()).orElse("");
        block.lines().add(speaker.carry("first", Map.of("w", word)));
      } else if (k == 1 || demands.has(TwoResponses.class)) {
        block.lines().add(speaker.say("lead"));
      }
    }
    if (first == 1 && !isTight()) {
      blocks.get(0).lines().add(speaker.say("lead"));
    }
  }

  /** What a part must hold is carried within it. */
  private void carryScoped() {
    for (Block block : blocks) {
      Demands part = block.part();
      keywords(part.keywords(), part.sentencesBelow() != Demands.NO_LIMIT, Optional.of(block));
      holes(part.placeholders(), true, Optional.of(block));
      for (int i = 0; i < part.bullets(); i++) {
        block.bullets().add(speaker.say("mid"));
      }
    }
  }

  private void carry() {
    keywords(demands.keywords(), isTight() || dice.chance(30), Optional.empty());
    holes(demands.placeholders(), isTight() || dice.chance(30), Optional.empty());
    demands.frequency().ifPresent(this::repeat);
    if (demands.has(ConstrainedResponse.class)) {
      boolean holds = Topic.of(task.topic()).fact(task.noun()).equals(task.claim());
      open().lines().add(Line.fixed("My answer is " + (holds ? "yes." : "no.")));
    }
  }

  /** True if few sentences or words are left for the carriers. */
  private boolean isTight() {
    return demands.sentencesBelow() < 12 || demands.wordsBelow() < SHORT;
  }

  private void keywords(List<String> words, boolean together, Optional<Block> within) {
    int from = 0;
    while (from < words.size()) {
      int most = words.size() - from;
      int size = together ? most : dice.between(1, most);
      List<String> some = words.subList(from, from + size);
      Line line =
          size == 1
              ? speaker.carry("key", Map.of("kw", some.get(0)))
              : speaker.carry("keys", Map.of("kws", listed(some)));
      within.orElseGet(this::open).lines().add(line);
      from += size;
    }
  }

  private String listed(List<String> words) {
    List<String> named = words.stream().map(w -> (Articles.vowel(w) ? "an " : "a ") + w).toList();
    int last = named.size() - 1;
    return speaker.allows(",") && last > 1
        ? String.join(", ", named.subList(0, last)) + " and " + named.get(last)
        : String.join(" and ", named);
  }

  private void holes(int count, boolean together, Optional<Block> within) {
    int left = count;
    while (left > 0) {
      int size = Math.min(left, together ? 3 : dice.between(1, 3));
      Line line = filled(size);
      within.orElseGet(this::open).lines().add(line);
      left -= size;
    }
  }

  /** A sentence of so many placeholders; another language has them one by one. */
  private Line filled(int size) {
    boolean foreign = demands.language().isPresent();
    String role = size == 1 || foreign ? "hole" : "hole" + size;
    Line line = speaker.carry(role, Map.of());
    String words = line.words();
    for (int i = 1; i <= size; i++) {
      words = words.replace("[" + i + "]", speaker.placeholder());
    }
    for (int i = 2; foreign && i <= size; i++) {
      words += " " + speaker.placeholder();
    }
    return new Line(words, "", line.open() && !foreign, false);
  }

  /** Where fewer are asked for, the word is used where there is room. */
  private void repeat(Frequency asked) {
    int number = Math.toIntExact(asked.frequency());
    boolean dear = speaker.cost(asked.keyword()) > 0;
    int left =
        asked.relation() == Relation.AT_LEAST
            ? number
            : Math.min(number - 1, isTight() || dear ? 0 : dice.between(1, 3));
    left -= Math.min(left, counted(asked.keyword()));
    while (left > 0) {
      boolean twice = left > 1 && (isTight() || dice.chance(60));
      Map<String, String> slot = Map.of("kw", asked.keyword());
      open().lines().add(speaker.carry(twice ? "twice" : "key", slot));
      left -= twice ? 2 : 1;
    }
  }

  private int counted(String word) {
    return blocks.stream()
        .flatMap(block -> block.lines().stream())
        .mapToInt(line -> Span.countOf(Text.lower(line.words()), word))
        .sum();
  }

  private void bullets() {
    boolean listed = task.form() == Form.LIST && isPlain() && dice.chance(FREE_BULLETS_IN_100);
    int count = demands.bullets() > 0 ? demands.bullets() : listed ? dice.between(3, 5) : 0;
    boolean tight = demands.wordsBelow() < SHORT || demands.sentencesBelow() < 12;
    for (int k = 1; k <= count; k++) {
      Demands part = demands.part(Scope.BULLET, k);
      blocks.get(blocks.size() - 1).bullets().add(bullet(part, tight));
    }
  }

  private Line bullet(Demands part, boolean tight) {
    if (!part.keywords().isEmpty()) {
      return speaker.carry("key", Map.of("kw", part.keywords().get(0)));
    }
    if (part.placeholders() > 0) {
      return filled(1);
    }
    Line line = speaker.say(tight && part.constraints().isEmpty() ? "short" : "mid");
    while (line.count() < part.wordsAtLeast()) {
      String tail = speaker.tail().orElse("");
      line = line.with(tail);
    }
    return part.constraints().isEmpty() ? line : new Line(line.words(), line.tails(), false, false);
  }

  /** No layout is asked for, and no number of sentences that bullets would disturb. */
  private boolean isPlain() {
    return blocks.size() == 1
        && demands.sentencesBelow() == Demands.NO_LIMIT
        && demands.wordsBelow() == Demands.NO_LIMIT
        && !demands.has(JsonFormat.class);
  }

  /** A block that has room, at random. */
  private Block open() {
    List<Block> open = blocks.stream().filter(block -> !block.isFull()).toList();
    return open.isEmpty() ? blocks.get(blocks.size() - 1) : dice.pick(open);
  }
}
