package io.miso.constraints.write.rich;

import io.miso.constraints.CombinationConstraint.TwoResponses;
import io.miso.constraints.CountConstraint.Rule;
import io.miso.constraints.FormatConstraint.ConstrainedResponse;
import io.miso.constraints.KeywordConstraint.Frequency;
import io.miso.constraints.Relation;
import io.miso.constraints.ScopedConstraint.Scope;
import io.miso.constraints.WordsConstraint.InSentence;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Form;
import io.miso.constraints.compose.Task;
import io.miso.constraints.compose.rich.Demands;
import io.miso.constraints.compose.rich.Shape;
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
  private static final int FEW = 12;
  private static final int WORDS_AN_ITEM = 6;

  private final Demands demands;
  private final Task.Rich task;
  private final Speaker speaker;
  private final Carriers carriers;
  private final Dice dice;
  private final List<Block> blocks = new ArrayList<>();

  private Plan(Demands demands, Task.Rich task, Speaker speaker, Dice dice) {
    this.demands = demands;
    this.task = task;
    this.speaker = speaker;
    this.carriers = new Carriers(speaker, demands);
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
    plan.quotes();
    return plan.blocks;
  }

  private void divide() {
    List<Integer> levels = Headings.levels(demands, dice);
    int count = Math.max(Shape.blocks(demands), paragraphs());
    for (int k = 1; k <= count; k++) {
      Scope scope = demands.sections() > 0 ? Scope.SECTION : Scope.PARAGRAPH;
      Block block = new Block(demands.part(scope, k));
      if (demands.sections() > 0) {
        boolean colon = dice.chance(30) && speaker.allows(":");
        block.head(demands.label() + " " + k + (colon ? ":" : ""));
      } else if (k <= levels.size()) {
        block.head(Headings.head(levels.get(k - 1), speaker));
      }
      blocks.add(block);
    }
  }

  /** Some number of paragraphs within their bounds; 0 where they have none. */
  private int paragraphs() {
    int least = (int) Math.max(1, demands.least(Rule.PARAGRAPHS_BETWEEN));
    long most =
        Math.min(demands.most(Rule.PARAGRAPHS_AT_MOST), demands.most(Rule.PARAGRAPHS_BETWEEN));
    boolean bounded = most != Demands.NO_LIMIT;
    return !bounded ? 0 : isTight() ? least : dice.between(least, (int) most);
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
    ordered(demands.ordered());
    demands
        .find(InSentence.class)
        .ifPresent(c -> open().lines().add(carriers.words(List.of(c.keyword()))));
    holes(demands.placeholders(), isTight() || dice.chance(30), Optional.empty());
    demands.frequency().ifPresent(this::repeat);
    if (demands.has(ConstrainedResponse.class)) {
      boolean holds = Topic.of(task.topic()).fact(task.noun()).equals(task.claim());
      open().lines().add(Line.fixed("My answer is " + (holds ? "yes." : "no.")));
    }
  }

  /** True if few sentences or words are left for the carriers. */
  private boolean isTight() {
    int items = Shape.items(demands);
    return demands.sentencesBelow() < FEW + items
        || demands.wordsBelow() < SHORT + WORDS_AN_ITEM * items;
  }

  private void keywords(List<String> words, boolean together, Optional<Block> within) {
    int from = 0;
    while (from < words.size()) {
      int most = words.size() - from;
      int size = together ? most : dice.between(1, most);
      List<String> some = words.subList(from, from + size);
      within.orElseGet(this::open).lines().add(carriers.words(some));
      from += size;
    }
  }

  /** One sentence for all, or one for each, in their order. */
  private void ordered(List<String> words) {
    Block block = open();
    boolean bounded = isTight() || !block.part().constraints().isEmpty();
    boolean together = !words.isEmpty() && (bounded || dice.chance(50));
    if (together) {
      block.lines().add(carriers.words(words));
      return;
    }
    words.forEach(word -> block.lines().add(carriers.words(List.of(word))));
  }

  private void holes(int count, boolean together, Optional<Block> within) {
    int left = count;
    while (left > 0) {
      int size = Math.min(left, together ? 3 : dice.between(1, 3));
      within.orElseGet(this::open).lines().add(carriers.holes(size));
      left -= size;
    }
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
    listed &= Shape.items(demands) == 0;
    int count = listed ? dice.between(3, 5) : Shape.items(demands);
    boolean tight = isTight() && demands.wordsAtLeast() < SHORT;
    for (int k = 1; k <= count; k++) {
      Demands part = demands.part(Scope.BULLET, k);
      blocks.get(blocks.size() - 1).bullets().add(bullet(part, tight));
    }
  }

  /** A quote closes each of the first blocks. */
  private void quotes() {
    for (int k = 0; k < Shape.quotes(demands); k++) {
      blocks.get(k).quotes().add(speaker.say(isTight() ? "short" : "mid"));
    }
  }

  private Line bullet(Demands part, boolean tight) {
    if (!part.keywords().isEmpty()) {
      return carriers.words(part.keywords().subList(0, 1));
    }
    if (part.placeholders() > 0) {
      return carriers.holes(1);
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
        && demands.least(Rule.LINES_EXACTLY) == 0
        && !demands.has(InSentence.class)
        && !Shape.isData(demands)
        && !Shape.hasTable(demands);
  }

  /** A block that has room, at random; an empty one where sentences are few. */
  private Block open() {
    List<Block> open = blocks.stream().filter(block -> !block.isFull()).toList();
    List<Block> empty = open.stream().filter(block -> block.sentences() == 0).toList();
    open = isTight() && !empty.isEmpty() ? empty : open;
    return open.isEmpty() ? blocks.get(blocks.size() - 1) : dice.pick(open);
  }
}
