package io.miso.trainer.evaluate;

import io.miso.trainer.model.Llama;
import io.miso.trainer.pack.Batch;
import io.miso.trainer.pack.Form;
import io.miso.trainer.pack.MicroBatches;
import io.miso.trainer.text.Sample;
import io.miso.trainer.text.Tokenizer;
import java.util.List;

/** Standard sequential inference: greedy text and losses of many samples, in their own order. */
final class Inference {
  private static final int TOKENS_A_BATCH = 4096;
  private static final int ANSWERS_A_BATCH = 64;

  private final Llama model;
  private final Tokenizer tokenizer;

  Inference(Llama model, Tokenizer tokenizer) {
    this.model = model;
    this.tokenizer = tokenizer;
  }

  /** A sample's labelled tokens: how many, and the sum of their losses in nats. */
  record Loss(int tokens, double sum) {
    double mean() {
      return sum / tokens;
    }
  }

  /** The greedy answers to prompts, special tokens left out. */
  List<String> answers(List<Sample> prompts, int limit) {
    String[] answers = new String[prompts.size()];
    for (List<Integer> batch : MicroBatches.cut(prompts, ANSWERS_A_BATCH, Integer.MAX_VALUE)) {
      List<int[]> ids = batch.stream().map(i -> prompts.get(i).ids()).toList();
      List<int[]> generated = model.generate(ids, limit, tokenizer.endTokens());
      for (int i = 0; i < batch.size(); i++) {
        answers[batch.get(i)] = tokenizer.decode(generated.get(i), true);
      }
    }
    return List.of(answers);
  }

  /** The loss of every sample under ordinary causal attention. */
  List<Loss> losses(List<Sample> samples) {
    Loss[] losses = new Loss[samples.size()];
    for (List<Integer> members : MicroBatches.cut(samples, Integer.MAX_VALUE, TOKENS_A_BATCH)) {
      Batch batch = Batch.of(members.stream().map(samples::get).toList(), Form.PLAIN);
      float[] nats = model.score(batch);
      double[] sums = new double[members.size()];
      int[] tokens = new int[members.size()];
      for (int i = 0; i < nats.length; i++) {
        sums[batch.owner()[i]] += nats[i];
        tokens[batch.owner()[i]]++;
      }
      for (int i = 0; i < members.size(); i++) {
        losses[members.get(i)] = new Loss(tokens[i], sums[i]);
      }
    }
    return List.of(losses);
  }
}
