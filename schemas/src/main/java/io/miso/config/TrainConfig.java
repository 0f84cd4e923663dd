package io.miso.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Training. */
public record TrainConfig(
    @Doc("miso or sft") Objective method,
    @Doc("peak rate; 0: 1e-3 for the tiny model, else 2e-5, or 2e-4 for adapters")
        double learningRate,
    @Doc("constant, linear, cosine or wsd: how the rate falls to zero over each increment")
        Schedule schedule,
    @Doc("steps of linear warm-up: of the run if the rate is constant, else of each increment")
        int warmupSteps,
    @Doc("decoupled weight decay on matrices") double weightDecay,
    @Doc("gradients are scaled down to this global norm") double clipNorm,
    @Doc("a step holds rows times rowTokens tokens, packed without padding") int rows,
    @Doc("see rows") int rowTokens,
    @Doc("tokens that pass at once, their gradients summed up over the step; 0: the whole step")
        int microTokens,
    @Doc("tokens or examples: what weighs the same in a step's loss") Weighting weighting,
    @Doc("true: compute layers again instead of keeping their inside: less memory, more time")
        boolean recompute,
    @Doc("longer examples are left out, and said") int maxTokens,
    @Doc("new records an increment at most") int incrementRecords,
    @Doc("an increment is planned to train about so long") int incrementSeconds,
    @Doc("how often an increment's records are trained on") int epochs,
    @Doc("records of earlier increments as a share of the new ones") double replayShare,
    @Doc("seconds between checkpoints inside an increment, at least") int checkpointSeconds,
    @Doc("checkpoints whose tensors are kept") int keepCheckpoints,
    @Doc("seed of the order of records, of adapters and dropout") long seed,
    @Doc("CPU threads; 0: all cores. Bit-exact resume needs the same number") int threads,
    @Doc("newest or original: which shards, where a backfill replaced some") Shards shards) {
  /** How examples reach the weights. */
  public enum Objective {
    /** Mixture-of-Contexts fine-tuning. */
    @JsonProperty("miso")
    MISO,
    /** Plain supervised fine-tuning. */
    @JsonProperty("sft")
    SFT
  }

  /** How the learning rate falls over an increment. */
  public enum Schedule {
    /** Not at all. */
    @JsonProperty("constant")
    CONSTANT,
    /** In a straight line. */
    @JsonProperty("linear")
    LINEAR,
    /** As half a wave of the cosine. */
    @JsonProperty("cosine")
    COSINE,
    /** Warm-up, stable, decay: in a straight line over the last fifth. */
    @JsonProperty("wsd")
    WSD
  }

  /** What weighs the same in a step's loss. */
  public enum Weighting {
    /** Every token of an output, so that long outputs count for more. */
    @JsonProperty("tokens")
    TOKENS,
    /** Every output. */
    @JsonProperty("examples")
    EXAMPLES
  }

  /** Which shards are trained on where a backfill made new ones of old ones. */
  public enum Shards {
    /** The newest of every family: today's rules. */
    @JsonProperty("newest")
    NEWEST,
    /** The first of every family: as it was published. */
    @JsonProperty("original")
    ORIGINAL
  }

  public TrainConfig {
    Check.finite("train.learningRate", learningRate, 0, 1);
    Check.atLeast("train.warmupSteps", warmupSteps, 0);
    Check.finite("train.weightDecay", weightDecay, 0, 1);
    Check.finite("train.clipNorm", clipNorm, 1e-6, 1e6);
    Check.between("train.rows", rows, 1, 4096);
    Check.between("train.rowTokens", rowTokens, 16, 1 << 20);
    Check.between("train.microTokens", microTokens, 0, 1 << 30);
    Check.between("train.maxTokens", maxTokens, 16, 1 << 20);
    Check.between("train.incrementRecords", incrementRecords, 1, 10_000_000);
    Check.atLeast("train.incrementSeconds", incrementSeconds, 1);
    Check.between("train.epochs", epochs, 1, 1000);
    Check.finite("train.replayShare", replayShare, 0, 10);
    Check.atLeast("train.checkpointSeconds", checkpointSeconds, 1);
    Check.between("train.keepCheckpoints", keepCheckpoints, 1, 1000);
    Check.between("train.threads", threads, 0, 1024);
  }
}
