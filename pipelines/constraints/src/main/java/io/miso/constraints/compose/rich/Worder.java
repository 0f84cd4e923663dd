package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.Relation;
import io.miso.constraints.ScopedConstraint;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Split;
import io.miso.constraints.compose.Task;
import io.miso.constraints.compose.rich.Clause.Stretch;
import io.miso.constraints.compose.rich.Template.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words clauses. A phrasing is a wording with what opens it and the form of its numbers; its id
 * says all three.
 */
final class Worder {
  private static final int LINKED_IN_100 = 70;
  private static final int POLITE_IN_100 = 75;
  private static final int STRESSED_IN_100 = 60;

  /** Names of the forms, for conditions. */
  private static final Map<String, String> FORMS =
      Map.of(
          "DESCRIBE",
          "a description",
          "LIST",
          "an overview",
          "COMPARE",
          "a comparison",
          "ADVISE",
          "advice",
          "MAIL",
          "an email",
          "STORY",
          "a story",
          "EXPLAIN",
          "an explanation",
          "NOTE",
          "a note",
          "ASK",
          "a verdict");

  /** How an instruction speaks. */
  enum Tone {
    PLAIN,
    POLITE,
    TERSE
  }

  private final Task.Rich task;
  private final Split split;
  private final Tone tone;
  private final Dice dice;

  Worder(Task.Rich task, Split split, Tone tone, Dice dice) {
    this.task = task;
    this.split = split;
    this.tone = tone;
    this.dice = dice;
  }

  /**
   * One clause, without capital and stop.
   *
   * @param first true where no other rule goes before it that it could link to
   * @param marker the list's marker; empty in running text
   * @param step which step of the chain it is, from 1
   */
  Clause clause(Ask ask, boolean first, String marker, int step) {
    if (ask instanceof Ask.Choice choice) {
      return choice(choice);
    } else if (ask instanceof Ask.Nest nest) {
      return nest(nest);
    } else if (ask instanceof Ask.Step one) {
      String frame = step == 1 ? "step1" : one.last() ? "step3" : "step2";
      return scoped(numbered(frame), one.constraint());
    }
    return plain(ask.constraints().get(0), first, marker);
  }

  private Clause plain(Constraint constraint, boolean first, String marker) {
    Template template = template(constraint);
    boolean spelled = dice.chance(50);
    String words = new Slots(dice, spelled).fill(template.words(), constraint);
    String opening = opening(template.register(), first, !marker.isEmpty(), isNegative(words));
    String id = template.id() + "/" + opening.replace(' ', '-') + marker + form(template, spelled);
    String framed = framed(opening, words);
    boolean question = isQuestion(framed);
    return Clause.of(framed, constraint, id, question);
  }

  /** The frame's name and number; empty for none. */
  private String opening(Register register, boolean first, boolean listed, boolean negative) {
    if (register == Register.NOTE) {
      return listed ? "" : numbered("brief");
    }
    if (listed) {
      return "";
    }
    if (tone == Tone.POLITE && register == Register.IMPERATIVE && dice.chance(POLITE_IN_100)) {
      return negative ? numbered("civil") : numbered("polite");
    }
    if (dice.chance(LINKED_IN_100)) {
      return numbered(first ? "start" : "link");
    }
    boolean stressed = register == Register.IMPERATIVE && dice.chance(STRESSED_IN_100);
    return stressed ? numbered(negative ? "stress" : "urge") : "";
  }

  private String numbered(String frame) {
    return frame + " " + dice.below(Frames.of(frame).size());
  }

  private static String framed(String opening, String words) {
    if (opening.isEmpty()) {
      return words;
    }
    int blank = opening.indexOf(' ');
    int number = Integer.parseInt(opening.substring(blank + 1));
    return Frames.of(opening.substring(0, blank)).get(number).replace("{c}", words);
  }

  private static boolean isNegative(String words) {
    return words.startsWith("do not") || words.startsWith("never");
  }

  private static boolean isQuestion(String words) {
    return words.startsWith("could you")
        || words.startsWith("would you")
        || words.startsWith("may I");
  }

  private Template template(Constraint constraint) {
    Optional<Relation> relation = Slots.relation(constraint);
    Register wanted =
        tone == Tone.TERSE && dice.chance(75)
            ? Register.NOTE
            : dice.chance(tone == Tone.POLITE ? 88 : 80) ? Register.IMPERATIVE : Register.SENTENCE;
    List<Template> fitting = Template.of(constraint.kind(), split, wanted, relation);
    return fitting.isEmpty() ? imperative(constraint) : dice.pick(fitting);
  }

  private Template imperative(Constraint constraint) {
    return dice.pick(
        Template.of(constraint.kind(), split, Register.IMPERATIVE, Slots.relation(constraint)));
  }

  /** The form of the numbers, where there are any. */
  private static String form(Template template, boolean spelled) {
    String words = template.words();
    boolean numbers = false;
    for (String slot :
        List.of("{n}", "{count}", "{times}", "{k}", "{low}", "{rows}", "{columns}")) {
      numbers |= words.contains(slot);
    }
    return !numbers ? "" : spelled ? "/w" : "/d";
  }

  private Stretch.Worded worded(Constraint judged, Constraint worded, String frame) {
    Template template = imperative(worded);
    boolean spelled = dice.chance(50);
    String words = new Slots(dice, spelled).fill(template.words(), worded);
    String id = template.id() + "/" + frame + form(template, spelled);
    return new Stretch.Worded(words, judged, id);
  }

  /** Both branches are told; the whole of it words the gold constraint. */
  private Clause choice(Ask.Choice choice) {
    String frame = numbered("choose");
    String named = frame.replace(' ', '-');
    Stretch.Worded gold = worded(choice.gold(), choice.gold(), named);
    Stretch.Worded other = worded(choice.other(), choice.other(), named);
    String words =
        framed(frame, "")
            .replace("{condition}", condition(choice.met()))
            .replace("{yes}", choice.met() ? gold.words() : other.words())
            .replace("{no}", choice.met() ? other.words() : gold.words());
    return Clause.of(words, choice.gold(), gold.id(), false);
  }

  /** A condition that the task itself decides. */
  private String condition(boolean met) {
    Topic topic = Topic.of(task.topic());
    List<String> forms = List.copyOf(FORMS.values());
    String form = String.valueOf(FORMS.get(task.form().name()));
    while (!met && topic.name().equals(task.topic())) {
      topic = dice.pick(Topic.all());
    }
    String named = form;
    while (!met && named.equals(form)) {
      named = dice.pick(forms.stream().sorted().toList());
    }
    return Frames.pick("condition", dice)
        .replace("{setting}", topic.setting())
        .replace("{form}", named);
  }

  private Clause nest(Ask.Nest nest) {
    List<Stretch> stretches = new ArrayList<>();
    stretches.add(outer(nest.outer()));
    String between = "; ";
    for (ScopedConstraint inner : nest.inner()) {
      stretches.add(new Stretch.Between(between));
      stretches.add(scoped(numbered("within"), inner).stretches().get(0));
      between = ", and ";
    }
    return new Clause(stretches, false);
  }

  private Stretch.Worded outer(Constraint constraint) {
    Template template = imperative(constraint);
    boolean spelled = dice.chance(50);
    String words = new Slots(dice, spelled).fill(template.words(), constraint);
    boolean stressed = dice.chance(STRESSED_IN_100);
    String opening = stressed ? numbered(isNegative(words) ? "stress" : "urge") : "";
    String id = template.id() + "/nest-" + opening.replace(' ', '-') + form(template, spelled);
    return new Stretch.Worded(framed(opening, words), constraint, id);
  }

  private Clause scoped(String frame, ScopedConstraint scoped) {
    Stretch.Worded inner = worded(scoped, scoped.inner(), frame.replace(' ', '-'));
    String words = framed(frame, inner.words()).replace("{part}", part(scoped));
    return Clause.of(words, scoped, inner.id(), false);
  }

  private static String part(ScopedConstraint scoped) {
    return switch (scoped.scope()) {
      case SECTION -> scoped.label() + " " + scoped.index();
      case PARAGRAPH -> "the " + Numbers.ordinal(scoped.index()) + " paragraph";
      case BULLET -> "the " + Numbers.ordinal(scoped.index()) + " bullet point";
    };
  }
}
