package io.miso.trainer.evaluate;

import io.miso.cli.check.Probe;
import io.miso.config.MisoConfig;
import io.miso.trainer.model.Llama;
import io.miso.trainer.model.ModelException;
import io.miso.trainer.model.TinyModel;
import io.miso.trainer.model.Tuning;
import io.miso.trainer.text.Encoded;
import io.miso.trainer.text.Message;
import io.miso.trainer.text.SampleEncoder;
import io.miso.trainer.text.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether the model can be loaded, its chat template renders, and its loss on a pair is a number.
 */
public final class ModelProbe implements Probe {
  @Override
  public String name() {
    return "model";
  }

  @Override
  public Optional<String> find(MisoConfig config) {
    Path folder = TinyModel.resolve(config.model().path());
    try (Tokenizer tokenizer = Tokenizer.load(folder);
        Llama model = Llama.load(folder, Tuning.of(config), config.train().seed())) {
      double loss = loss(tokenizer, model);
      if (!Double.isFinite(loss)) {
        throw new ModelException(
            "The loss of model.path = '%s' is %s: its weights are damaged, copy them anew."
                .formatted(config.model().path(), loss));
      }
      return Optional.of(
          "%s: %.1f million parameters, loss %.2f nats a token on a greeting"
              .formatted(config.model().path(), model.config().parameters() / 1e6, loss));
    }
  }

  private static double loss(Tokenizer tokenizer, Llama model) {
    List<Message> greeting = List.of(new Message("user", "Say hello."));
    Encoded encoded =
        new SampleEncoder(tokenizer, Integer.MAX_VALUE)
            .encode("greeting", greeting, "Hello.", List.of());
    if (encoded instanceof Encoded.Ready ready) {
      return new Inference(model, tokenizer).losses(List.of(ready.sample())).get(0).mean();
    }
    throw new ModelException(((Encoded.Refused) encoded).reason());
  }
}
