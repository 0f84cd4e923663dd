package io.miso.constraints.compose.rich;

import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Piece;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.compose.Task;
import io.miso.constraints.compose.Turn;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Lays a sketch out as a conversation. White space belongs to the piece that follows it. */
final class Layout {
  private static final List<String> MARKERS = List.of("- ", "* ", "• ", "1. ", "1) ", "(1) ");
  private static final int ASKED_IN_100 = 35;
  private static final int DISTRACTED_IN_100 = 10;
  private static final int EARLIER_IN_100 = 18;
  private static final int PERSONA_IN_100 = 15;

  /** Where the constraints stand. */
  private enum Placement {
    /** After the task, in running text. */
    INLINE,
    /** After the task, in a list. */
    LIST,
    /** Before the task. */
    LEAD_IN,
    /** Some of them in a system message, the rest before the task. */
    SYSTEM
  }

  private final Sketch sketch;
  private final Task.Rich task;
  private final String request;
  private final Worder worder;
  private final Dice dice;
  private final List<Placed> placed = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Turn> before = new ArrayList<>();
  private int steps;

  /**
   * For one sketch.
   *
   * @param request the task as a sentence
   */
  Layout(Sketch sketch, Task.Rich task, String request, Worder worder, Dice dice) {
    this.sketch = sketch;
    this.task = task;
    this.request = request;
    this.worder = worder;
    this.dice = dice;
  }

  Instruction instruction() {
    Placement placement = placement();
    Page last = new Page(Turn.LAST, placed);
    if (placement == Placement.SYSTEM) {
      int cut = dice.between(1, sketch.asks().size() - 1);
      system(sketch.asks().subList(0, cut));
      leadIn(last, sketch.asks().subList(cut, sketch.asks().size()));
    } else {
      before();
      switch (placement) {
        case INLINE -> inline(last);
        case LIST -> list(last);
        default -> leadIn(last, sketch.asks());
      }
    }
    pieces.addAll(last.pieces());
    return new Instruction(
        last.text(),
        task.topic(),
        sketch.level(),
        placed,
        pieces,
        task,
        before,
        sketch.composition());
  }

  /** A chain's steps stay in one message. */
  private Placement placement() {
    int sort = dice.below(100);
    boolean split = sketch.asks().size() > 1 && !sketch.has(Ask.Step.class);
    if (sort < 15 && split) {
      return Placement.SYSTEM;
    }
    if (sort < 40 && sketch.asks().size() > 1) {
      return Placement.LIST;
    }
    return sort < 58 ? Placement.LEAD_IN : Placement.INLINE;
  }

  private void system(List<Ask> asks) {
    Page page = new Page(0, placed);
    page.frame(Frames.pick("persona", dice) + " " + Frames.pick("always", dice), Piece.Part.PREFIX);
    clauses(page, asks, dice.chance(50) ? dice.pick(MARKERS) : "");
    pieces.addAll(page.pieces());
    before.add(new Turn("system", page.text()));
  }

  private void before() {
    if (dice.chance(PERSONA_IN_100)) {
      before.add(new Turn("system", Frames.pick("persona", dice)));
    }
    if (dice.chance(EARLIER_IN_100)) {
      String[] turns = filled(Frames.pick("earlier", dice)).split(" \\|\\| ");
      before.add(new Turn("user", turns[0]));
      before.add(new Turn("assistant", turns[1]));
    }
  }

  private String filled(String words) {
    Topic topic = Topic.of(task.topic());
    String adjective = dice.pick(topic.adjectives());
    boolean vowel = "aeiou".indexOf(adjective.charAt(0)) >= 0;
    return words
        .replace("a {adj}", (vowel ? "an " : "a ") + adjective)
        .replace("{noun}", task.noun())
        .replace("{setting}", topic.setting())
        .replace("{fact}", topic.fact(task.noun()))
        .replace("{people}", dice.pick(topic.people()))
        .replace("{adj}", adjective);
  }

  private void inline(Page page) {
    page.frame(opened() + distractor(" "), Piece.Part.PREFIX);
    clauses(page, sketch.asks(), "");
    page.frame(asked(" "), Piece.Part.SUFFIX);
  }

  private void list(Page page) {
    page.frame(opened() + distractor(" ") + " " + Frames.pick("listed", dice), Piece.Part.PREFIX);
    clauses(page, sketch.asks(), dice.pick(MARKERS));
    page.frame(asked("\n"), Piece.Part.SUFFIX);
  }

  private void leadIn(Page page, List<Ask> asks) {
    String distractor = distractor("");
    String opener = dice.chance(60) ? Frames.pick("opener", dice) : "";
    String blank = distractor.isEmpty() || opener.isEmpty() ? "" : " ";
    boolean system = !before.isEmpty() && !pieces.isEmpty();
    page.frame(system ? "" : distractor + blank + opener, Piece.Part.PREFIX);
    clauses(page, asks, "");
    page.frame(" " + request + asked(" "), Piece.Part.SUFFIX);
  }

  /** After an earlier exchange the task goes on from it. */
  private String opened() {
    boolean goesOn = before.size() > 1 && !repeated() && !request.startsWith("I ");
    boolean again = goesOn && dice.chance(70);
    return again
        ? Frames.pick("again", dice).replace("{c}", Text.lower(request.substring(0, 1)))
            + request.substring(1)
        : request;
  }

  private boolean repeated() {
    return new Demands(sketch.constraints()).repeated().isPresent();
  }

  private String distractor(String blank) {
    return dice.chance(DISTRACTED_IN_100) ? blank + Frames.pick("distractor", dice) : "";
  }

  private String asked(String blank) {
    return dice.chance(ASKED_IN_100) ? blank + Frames.pick("ask", dice) : "";
  }

  /** In a list each clause has a marker; numbered markers count up. */
  private void clauses(Page page, List<Ask> asks, String marker) {
    for (int i = 0; i < asks.size(); i++) {
      Ask ask = asks.get(i);
      steps += ask instanceof Ask.Step ? 1 : 0;
      Clause clause = worder.clause(ask, i == 0, marker.strip(), steps).capitalised();
      String start = page.isEmpty() ? "" : " ";
      if (!marker.isEmpty()) {
        start = "\n" + marker.replace("1", Integer.toString(i + 1));
      }
      page.clause(start, clause, clause.stop());
    }
  }
}
