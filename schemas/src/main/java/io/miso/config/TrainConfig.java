package io.miso.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Training. */
public record TrainConfig(
    @Doc("miso or sft") Objective method,
    @Doc("peak rate; 0: 1e-3 for the tiny model, 2e-5 for any other") double learningRate,
    @Doc("steps of linear warm-up from zero at the start of the run") int warmupSteps,
    @Doc("decoupled weight decay on matrices") double weightDecay,
    @Doc("gradients are scaled down to this global norm") double clipNorm,
    @Doc("a step holds rows times rowTokens tokens, packed without padding") int rows,
    @Doc("see rows") int rowTokens,
    @Doc("longer examples are left out, and said") int maxTokens,
    @Doc("new records an increment at most") int incrementRecords,
    @Doc("an increment is planned to train about so long") int incrementSeconds,
    @Doc("records of earlier increments as a share of the new ones") double replayShare,
    @Doc("seconds between checkpoints inside an increment, at least") int checkpointSeconds,
    @Doc("checkpoints whose tensors are kept") int keepCheckpoints,
    @Doc("seed of the order of records") long seed,
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
    Check.between("train.maxTokens", maxTokens, 16, 1 << 20);
    Check.between("train.incrementRecords", incrementRecords, 1, 10_000_000);
    Check.atLeast("train.incrementSeconds", incrementSeconds, 1);
    Check.finite("train.replayShare", replayShare, 0, 10);
    Check.atLeast("train.checkpointSeconds", checkpointSeconds, 1);
    Check.between("train.keepCheckpoints", keepCheckpoints, 1, 1000);
    Check.between("train.threads", threads, 0, 1024);
  }
}
