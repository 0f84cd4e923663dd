package io.miso.constraints.write;

import io.miso.constraints.LengthConstraint.NumberSentences;
import io.miso.constraints.Relation;
import io.miso.constraints.compose.Dice;
import io.miso.constraints.compose.Instruction;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One try at an answer: title, body, bullets, postscript, end phrase; then case; quotes last. */
final class Draft {
  private final Plan plan;
  private final Grammar grammar;
  private final int company;

  private Draft(Plan plan, Grammar grammar, int company) {
    this.plan = plan;
    this.grammar = grammar;
    this.company = company;
  }

  /**
   * A first try may be one sentence; later ones are longer, as a language is told by its length.
   */
  static String of(Instruction instruction, Dice dice, boolean first) {
    Plan plan = new Plan(instruction.constraints().stream().map(Placed::constraint).toList());
    Grammar grammar = new Grammar(instruction.task(), plan.forbidden(), dice);
    int company = first ? dice.between(0, 1) : 2;
    return new Draft(plan, grammar, company).write();
  }

  private String write() {
    List<String> body = body();
    List<String> rest = rest();
    body.addAll(1, grammar.fillers(fillers(body, rest)));
    String text = layout(body, rest);
    if (plan.upper()) {
      text = text.toUpperCase(Locale.ROOT);
    } else if (plan.lower()) {
      text = text.toLowerCase(Locale.ROOT);
    }
    return plan.quoted() ? "\"" + text + "\"" : text;
  }

  /** How many sentences to add: up to the number asked for, or for company to a lone lead. */
  private int fillers(List<String> body, List<String> rest) {
    Optional<NumberSentences> asked = plan.sentences();
    return asked.isPresent()
        ? Math.max(0, wanted(asked.get()) - Sentences.split(layout(body, rest)).size())
        : Math.max(0, company + 1 - body.size());
  }

  private static int wanted(NumberSentences sentences) {
    int number = Math.toIntExact(sentences.number());
    return sentences.relation() == Relation.AT_LEAST ? number : number - 1;
  }

  /** The lead, and the sentences that carry keywords and placeholders. */
  private List<String> body() {
    List<String> body = new ArrayList<>();
    body.add(grammar.sentence(plan.commas() ? "lead" : "plain", plan.highlights()));
    if (!plan.keywords().isEmpty()) {
      body.add("Think of " + listed(plan.keywords()) + ".");
    }
    if (plan.placeholders() > 0) {
      body.add(grammar.shared("placeholders" + plan.placeholders()));
    }
    return body;
  }

  private String listed(List<String> words) {
    int last = words.size() - 1;
    return plan.commas() && last > 1
        ? String.join(", ", words.subList(0, last)) + " and " + words.get(last)
        : String.join(" and ", words);
  }

  /** The lines below the body. */
  private List<String> rest() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < plan.bullets(); i++) {
      lines.add("- " + grammar.sentence("bullet", 0));
    }
    plan.postscript().ifPresent(marker -> lines.add(marker + " " + grammar.shared("postscript")));
    plan.ending().ifPresent(lines::add);
    return lines;
  }

  private String layout(List<String> body, List<String> rest) {
    List<String> lines = new ArrayList<>();
    if (plan.title()) {
      lines.add("<<" + grammar.shared("title") + ">>");
    }
    lines.add(String.join(" ", body));
    lines.addAll(rest);
    return String.join("\n", lines);
  }
}
