package io.miso.trainer.evaluate;

import io.miso.config.ConfigException;
import io.miso.config.MisoConfig;
import io.miso.constraints.compose.Placed;
import io.miso.constraints.verify.Suite;
import io.miso.schemas.Evaluation;
import io.miso.trainer.model.Llama;
import io.miso.trainer.text.Encoded;
import io.miso.trainer.text.Message;
import io.miso.trainer.text.Sample;
import io.miso.trainer.text.SampleEncoder;
import io.miso.trainer.text.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Evaluates weights on held-out composed instructions by standard inference. */
public final class Evaluator {
  private final List<HeldOut> pairs;
  private final Tokenizer tokenizer;
  private final SampleEncoder encoder;
  private final int maxNewTokens;
  private final Map<String, Suite> suites;

  private Evaluator(
      List<HeldOut> pairs,
      Tokenizer tokenizer,
      SampleEncoder encoder,
      int maxNewTokens,
      Map<String, Suite> suites) {
    this.pairs = pairs;
    this.tokenizer = tokenizer;
    this.encoder = encoder;
    this.maxNewTokens = maxNewTokens;
    this.suites = suites;
  }

  /** An evaluator of the settings' size and difficulty. */
  public static Evaluator of(MisoConfig config, Tokenizer tokenizer) {
    return new Evaluator(
        HeldOut.pairs(config.evaluate().instructions(), config.compose()),
        tokenizer,
        new SampleEncoder(tokenizer, Integer.MAX_VALUE),
        config.evaluate().maxNewTokens(),
        suites(config.evaluate().suites()));
  }

  /** The suites by the names of their files without endings. */
  private static Map<String, Suite> suites(String setting) {
    Map<String, Suite> suites = new TreeMap<>();
    for (String path : setting.isBlank() ? List.<String>of() : List.of(setting.split(",", -1))) {
      Path file = Path.of(path.strip());
      String name = file.getFileName().toString().replaceAll("\\.jsonl?$", "");
      if (suites.put(name, Suite.read("evaluate.suites", file)) != null) {
        throw new ConfigException("evaluate.suites", setting, "files of different names");
      }
    }
    return suites;
  }

  /** The names of all that an evaluation tells. */
  public Set<String> figures() {
    Set<String> figures = new TreeSet<>(Figures.WHOLE);
    pairs.stream()
        .flatMap(pair -> pair.instruction().constraints().stream())
        .forEach(placed -> figures.add(placed.constraint().kind()));
    suites.forEach(
        (name, suite) ->
            suite.figures().forEach(figure -> figures.add(Figures.ofSuite(name, figure))));
    return figures;
  }

  /** The evaluation of a model after a step and so many increments. */
  public Evaluation evaluate(Llama model, long step, long increment) {
    Inference inference = new Inference(model, tokenizer);
    List<String> answers =
        inference.answers(pairs.stream().map(this::prompt).toList(), maxNewTokens);
    Map<String, Tally> byKind = new TreeMap<>();
    Tally constraints = new Tally();
    Tally instructions = new Tally();
    for (int i = 0; i < pairs.size(); i++) {
      boolean all = true;
      for (Placed placed : pairs.get(i).instruction().constraints()) {
        boolean satisfied = placed.constraint().verify(answers.get(i)).satisfied();
        all &= satisfied;
        constraints.add(satisfied);
        byKind.computeIfAbsent(placed.constraint().kind(), kind -> new Tally()).add(satisfied);
      }
      instructions.add(all);
    }
    Map<String, Double> accuracies = new TreeMap<>();
    byKind.forEach((kind, tally) -> accuracies.put(kind, tally.share()));
    return Evaluation.newBuilder()
        .setStep(step)
        .setIncrement(increment)
        .setHeldOutLoss(loss(inference))
        .setConstraintAccuracy(constraints.share())
        .setInstructionAccuracy(instructions.share())
        .setInstructions(pairs.size())
        .setAccuracyByKind(accuracies)
        .setSuites(judged(inference))
        .build();
  }

  private Map<String, Map<String, Double>> judged(Inference inference) {
    Map<String, Map<String, Double>> judged = new TreeMap<>();
    suites.forEach(
        (name, suite) -> {
          List<Sample> prompts =
              suite.prompts().stream()
                  .map(text -> encoder.prompt(name, List.of(new Message("user", text))))
                  .toList();
          judged.put(name, suite.judge(inference.answers(prompts, maxNewTokens)));
        });
    return judged;
  }

  private double loss(Inference inference) {
    List<Inference.Loss> losses = inference.losses(pairs.stream().map(this::sample).toList());
    double loss =
        losses.stream().mapToDouble(Inference.Loss::sum).sum()
            / losses.stream().mapToInt(Inference.Loss::tokens).sum();
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException(
          "The weights give a held-out loss of "
              + loss
              + ": the model is broken. Choose another model.path, or another run.name.");
    }
    return loss;
  }

  private Sample prompt(HeldOut pair) {
    return encoder.prompt("held-out", messages(pair));
  }

  private Sample sample(HeldOut pair) {
    Encoded encoded = encoder.encode("held-out", messages(pair), pair.output(), List.of());
    if (encoded instanceof Encoded.Ready ready) {
      return ready.sample();
    }
    throw new IllegalStateException(((Encoded.Refused) encoded).reason());
  }

  private static List<Message> messages(HeldOut pair) {
    return pair.instruction().messages().stream()
        .map(turn -> new Message(turn.role(), turn.content()))
        .toList();
  }

  /** Counts how often something holds. */
  private static final class Tally {
    private int held;
    private int all;

    void add(boolean holds) {
      held += holds ? 1 : 0;
      all++;
    }

    double share() {
      return all == 0 ? 0 : (double) held / all;
    }
  }
}
