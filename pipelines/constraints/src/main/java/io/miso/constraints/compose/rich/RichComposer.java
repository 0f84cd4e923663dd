package io.miso.constraints.compose.rich;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Form;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.InstructionSource;
import io.miso.constraints.compose.Task;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Composes the rich curriculum: number i of a seed is the same always and everywhere. */
public final class RichComposer implements InstructionSource {
  private static final long serialVersionUID = 1;
  private static final int TRIES = 24;

  /** So often the kind whose turn it is comes first; then it gives way. */
  private static final int PATIENCE = 6;

  private final RichCurriculum curriculum;
  private final long seed;

  /** A composer whose every instruction depends on curriculum, seed and index alone. */
  public RichComposer(RichCurriculum curriculum, long seed) {
    this.curriculum = curriculum;
    this.seed = seed;
  }

  /** Instruction number {@code index}, free of conflicts, of a level that is uniform. */
  @Override
  public Instruction compose(long index) {
    int level = Dice.of(seed, index).between(curriculum.minLevel(), curriculum.maxLevel());
    List<Try> tries = new ArrayList<>();
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Try made = attempt(index, level, attempt);
      if (made.sketch.level() == level) {
        return made.instruction();
      }
      tries.add(made);
    }
    return tries.stream()
        .min(Comparator.comparingInt(made -> Math.abs(made.sketch.level() - level)))
        .orElseThrow()
        .instruction();
  }

  /** A sketch and what it takes to word it. */
  private record Try(Sketch sketch, Task.Rich task, String request, Worder worder, Dice dice) {
    Instruction instruction() {
      return new Layout(sketch, task, request, worder, dice).instruction();
    }
  }

  private Try attempt(long index, int level, int attempt) {
    Dice dice = Dice.of(seed, index, attempt);
    List<RichKind> order = order(index, attempt <= PATIENCE ? 0 : attempt);
    boolean asks = order.get(0).kind().equals(Ids.OPTIONS);
    order.removeIf(kind -> kind.kind().equals(Ids.OPTIONS) && !asks);
    Task.Rich task = task(asks, dice);
    Worder.Tone tone = dice.pick(List.of(Worder.Tone.values()));
    String request = request(task, tone, dice);
    Worder worder = new Worder(task, curriculum.split(), tone, dice);
    RichKind.Draw draw = new RichKind.Draw(dice, task, request);
    return new Try(Sketcher.sketch(level, draw, order), task, request, worder, dice);
  }

  /**
   * The kinds, least used first: over a block of as many indices as there are turns, each comes
   * first as often as it has turns, and second, and so on, in an order of the block's own.
   */
  private List<RichKind> order(long index, int turn) {
    int turns = KindTable.turns().size();
    List<RichKind> block = Dice.of(seed, index / turns, -1).shuffled(KindTable.turns());
    int first = (int) ((index + turn) % turns);
    List<RichKind> order = new ArrayList<>(block.subList(first, turns));
    order.addAll(block.subList(0, first));
    return order;
  }

  /** A claim to be judged is true of the thing itself in half the cases. */
  private Task.Rich task(boolean asks, Dice dice) {
    Topic topic = dice.pick(Topic.all());
    String noun = dice.pick(topic.nouns(curriculum.split()));
    String other = noun;
    while (other.equals(noun)) {
      other = dice.pick(topic.nouns());
    }
    String claim = asks ? topic.fact(dice.chance(50) ? noun : other) : "";
    return new Task.Rich(asks ? Form.ASK : dice.pick(Form.OPEN), topic.name(), noun, other, claim);
  }

  /** The task as a sentence. */
  private String request(Task.Rich task, Worder.Tone tone, Dice dice) {
    Topic topic = Topic.of(task.topic());
    String words =
        Frames.task(task.form(), curriculum.split(), dice)
            .replace("{noun}", task.noun())
            .replace("{other}", task.other())
            .replace("{setting}", topic.setting())
            .replace("{claim}", task.claim());
    String framed =
        tone == Worder.Tone.POLITE ? Frames.pick("polite", dice).replace("{c}", words) : words;
    boolean question =
        framed.startsWith("could") || framed.startsWith("would") || framed.startsWith("may");
    return Text.capitalised(framed) + (question ? "?" : ".");
  }
}
