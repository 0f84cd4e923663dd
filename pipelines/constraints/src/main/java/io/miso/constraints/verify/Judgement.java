package io.miso.constraints.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.constraints.Evidence;
import io.miso.constraints.Verdict;
import io.miso.constraints.Verdict.Status;
import java.util.List;
import java.util.Optional;

/** A prompt's instructions, judged by both rules. */
record Judgement(Prompts.Answered asked, List<Instruction> instructions) {

  /** One instruction's id, its strict verdict and what the loose rule says. */
  record Instruction(String id, Verdict strict, Status loose) {}

  /** Judges all instructions of a prompt. */
  static Judgement of(Prompts.Answered asked) {
    Optional<Response> response = asked.response().map(Response::new);
    return new Judgement(
        asked, asked.demands().stream().map(demand -> judged(demand, response)).toList());
  }

  private static Instruction judged(Demand demand, Optional<Response> response) {
    if (demand instanceof Demand.Ready ready) {
      Verdict strict =
          response
              .map(given -> given.strict(ready.constraint()))
              .orElseGet(
                  () -> Verdict.of(false, ready.constraint().expected(), "no text as response"));
      Status loose =
          response.map(given -> given.loose(ready.constraint(), strict)).orElse(strict.status());
      return new Instruction(demand.id(), strict, loose);
    }
    String why = ((Demand.Refused) demand).why();
    return new Instruction(demand.id(), Verdict.error("", why), Status.ERROR);
  }

  /** True when every instruction is satisfied by the strict rule. */
  boolean strict() {
    return instructions.stream().allMatch(judged -> judged.strict().satisfied());
  }

  /** True when every instruction is satisfied by the loose rule. */
  boolean loose() {
    return instructions.stream().allMatch(judged -> judged.loose() == Status.SATISFIED);
  }

  /** The line of the output file; what could not be judged is null, and has an error. */
  ObjectNode toJson() {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    if (!asked.key().isMissingNode()) {
      line.set("key", asked.key());
    }
    line.put("prompt", asked.prompt());
    ArrayNode strict = line.putArray("strict");
    ArrayNode loose = line.putArray("loose");
    ArrayNode details = line.putArray("instructions");
    for (Instruction judged : instructions) {
      add(strict, judged.strict().status());
      add(loose, judged.loose());
      details(details.addObject(), judged);
    }
    return line;
  }

  private static void add(ArrayNode verdicts, Status status) {
    if (status == Status.ERROR) {
      verdicts.addNull();
    } else {
      verdicts.add(status == Status.SATISFIED);
    }
  }

  private static void details(ObjectNode node, Instruction judged) {
    Verdict verdict = judged.strict();
    node.put("id", judged.id());
    node.put("expected", verdict.expected());
    if (verdict.status() == Status.ERROR) {
      node.put("error", verdict.observed());
    } else {
      node.put("observed", verdict.observed());
    }
    ArrayNode evidence = node.putArray("evidence");
    for (Evidence found : verdict.evidence()) {
      evidence
          .addObject()
          .put("start", found.start())
          .put("end", found.end())
          .put("note", found.note());
    }
  }
}
