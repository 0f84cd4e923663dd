package io.miso.trainer.bench;

import ai.djl.pytorch.jni.ScriptModule;
import com.sun.management.OperatingSystemMXBean;
import io.miso.cli.BenchCase;
import io.miso.cli.CommonOptions;
import io.miso.cli.Positive;
import io.miso.cli.ResidentMemory;
import io.miso.config.MisoConfig;
import io.miso.config.TrainConfig.Objective;
import io.miso.config.TrainConfig.Weighting;
import io.miso.trainer.model.Llama;
import io.miso.trainer.model.Lora;
import io.miso.trainer.model.ModelConfig;
import io.miso.trainer.model.Optimizer;
import io.miso.trainer.model.RandomWeights;
import io.miso.trainer.model.TinyModel;
import io.miso.trainer.model.Tuning;
import io.miso.trainer.pack.Batch;
import io.miso.trainer.pack.Form;
import io.miso.trainer.pack.MicroBatches;
import io.miso.trainer.text.Sample;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code miso bench step}: what one training step costs. */
@Command(
    name = "step",
    mixinStandardHelpOptions = true,
    description = {
      "Measures whole training steps (forward, backward, clip, AdamW) on samples of equal length,",
      "with the settings of lora, train.recompute and train.microTokens;",
      "every token labelled; with miso, an eighth is prefix, half four sub-contexts, the rest tail."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso bench step --model tiny-256 --tokens 256 --rows 8 --method sft",
      "  miso bench step --model FOLDER --tokens 512 --rows 1 --method sft --set lora.rank=16",
      "The peer in Hugging Face transformers: trainer/src/test/python/peer_step.py 256 8"
    })
public final class StepBench implements BenchCase {
  private static final int WARM_UP = 3;
  private static final int CONTEXTS = 4;
  private static final double NANOS_A_MILLI = 1e6;
  private static final long MEGA = 1 << 20;

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(
      names = "--model",
      defaultValue = "tiny",
      paramLabel = "MODEL",
      description =
          "A Hugging Face folder, tiny, or tiny-256: 4 layers of 256, random weights."
              + " Default: tiny.")
  private String model = "tiny";

  @Option(
      names = "--tokens",
      defaultValue = "256",
      converter = Positive.class,
      description = "Tokens a sample. Default: 256.")
  private int tokens;

  @Option(
      names = "--rows",
      defaultValue = "8",
      converter = Positive.class,
      description = "Samples a step. Default: 8.")
  private int rows;

  @Option(names = "--method", description = "sft or miso. Default: miso.")
  private Objective method = Objective.MISO;

  @Option(
      names = "--steps",
      defaultValue = "8",
      converter = Positive.class,
      description = "Steps measured. Default: 8.")
  private int steps;

  @Override
  public Integer call() throws IOException {
    MisoConfig config = options.load();
    Form form = method == Objective.SFT ? Form.PLAIN : Form.of(config);
    int threads = config.train().threads();
    ScriptModule.threads(threads > 0 ? threads : Runtime.getRuntime().availableProcessors());
    Path folder = model.equals("tiny-256") ? tiny256() : TinyModel.resolve(model);
    Tuning tuning = new Tuning(form, config.train().recompute(), Lora.of(config.lora()));
    try (Llama llama = Llama.load(folder, tuning, 1)) {
      measure(llama, form, config.train().microTokens());
    }
    return 0;
  }

  private void measure(Llama llama, Form form, int microTokens) throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Optimizer optimizer = llama.optimizer();
    List<Sample> samples = samples(llama.config().vocabulary());
    double[] cpu = new double[steps];
    double[] wall = new double[steps];
    for (int step = 1 - WARM_UP; step <= steps; step++) {
      long cpuBefore = system.getProcessCpuTime();
      long before = System.nanoTime();
      for (Batch batch : MicroBatches.of(samples, form, Weighting.TOKENS, microTokens)) {
        llama.gradients(batch, step);
      }
      optimizer.update(step + WARM_UP, 1e-4, 0.01, 1.0);
      if (step > 0) {
        wall[step - 1] = (System.nanoTime() - before) / NANOS_A_MILLI;
        cpu[step - 1] = (system.getProcessCpuTime() - cpuBefore) / NANOS_A_MILLI;
      }
    }
    double milliseconds = Arrays.stream(wall).average().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "%s %s, %d x %d tokens: cpu %.0f ms, wall %.0f ms, %.0f tokens/s, peak memory %d MB%n",
        model,
        method.name().toLowerCase(Locale.ROOT),
        rows,
        tokens,
        Arrays.stream(cpu).average().orElseThrow(),
        milliseconds,
        rows * tokens / milliseconds * 1000,
        ResidentMemory.peak() / MEGA);
  }

  private List<Sample> samples(int vocabulary) {
    Random random = new Random(1);
    List<Sample> samples = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int[] ids = random.ints(tokens, 0, vocabulary).toArray();
      int[] segments = new int[tokens];
      int eighth = Math.max(1, tokens / 8);
      for (int t = 0; t < tokens; t++) {
        int segment = t / eighth;
        segments[t] = segment <= CONTEXTS ? segment : Sample.TAIL;
      }
      samples.add(new Sample("sample " + row, ids, segments, ids));
    }
    return samples;
  }

  private static Path tiny256() throws IOException {
    Path folder = Files.createTempDirectory("miso-bench");
    folder.toFile().deleteOnExit();
    ModelConfig config = ModelConfig.llama(512, 256, 704, 4, 8, 4);
    Path weights = folder.resolve("model.safetensors");
    RandomWeights.write(weights, config, 1);
    weights.toFile().deleteOnExit();
    Path file = folder.resolve(ModelConfig.FILE);
    Files.writeString(
        file,
        """
        {"architectures": ["LlamaForCausalLM"], "vocab_size": 512, "hidden_size": 256,
         "intermediate_size": 704, "num_hidden_layers": 4, "num_attention_heads": 8,
         "num_key_value_heads": 4, "rms_norm_eps": 1e-5, "rope_theta": 10000.0,
         "tie_word_embeddings": false}
        """);
    file.toFile().deleteOnExit();
    return folder;
  }
}
