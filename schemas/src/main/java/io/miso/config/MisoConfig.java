package io.miso.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Every setting of Miso. Keys are the field names, sections separated by dots: {@code train.rows}.
 */
public record MisoConfig(
    @Doc("folder or gs:// prefix that holds shards, runs and logs") String root,
    @Doc("where instructions come from: compose or corpus") Source source,
    @Doc("where answers come from: offline or teacher") Answer answer,
    Run run,
    Target target,
    Compose compose,
    CorpusConfig corpus,
    TeacherConfig teacher,
    CleanConfig clean,
    Generate generate,
    Model model,
    TrainConfig train,
    LoraConfig lora,
    Method miso,
    Evaluate evaluate,
    PromoteConfig promote) {

  /** True if instructions come from a corpus that has an end. */
  public boolean readsCorpusOnce() {
    return source == Source.CORPUS && !corpus.watch();
  }

  /** Where instructions come from. */
  public enum Source {
    /** Composed from the built-in curriculum, without end. */
    @JsonProperty("compose")
    COMPOSE,
    /** Read from files of JSON lines, Avro or Parquet. */
    @JsonProperty("corpus")
    CORPUS
  }

  /** Where answers come from. */
  public enum Answer {
    /** The programmatic writer answers composed instructions; a corpus brings its answers. */
    @JsonProperty("offline")
    OFFLINE,
    /** A model behind an endpoint answers what has no answer yet. */
    @JsonProperty("teacher")
    TEACHER
  }

  /** A training run. */
  public record Run(
      @Doc("the run's folder under runs/") String name,
      @Doc("stop after so many further increments; 0: go on for ever") long increments) {
    public Run {
      Check.that(name.matches("[A-Za-z0-9._-]+"), "run.name", name, "letters, digits, . _ -");
      Check.atLeast("run.increments", increments, 0);
    }
  }

  /** What is composed. */
  public enum CurriculumName {
    /** Thirteen kinds in short texts of few words, for the built-in model. */
    @JsonProperty("tiny")
    TINY,
    /** All kinds, ten levels and whole conversations, for real models. */
    @JsonProperty("rich")
    RICH
  }

  /** When the generator has done its work. */
  public record Target(
      @Doc("end as soon as so many pairs are published, as generate --records does; 0: no end")
          long accepted) {
    public Target {
      Check.atLeast("target.accepted", accepted, 0);
    }
  }

  /** The composed source. */
  public record Compose(
      @Doc("another seed gives other instructions") long seed,
      @Doc("tiny for the built-in model, rich for real ones") CurriculumName curriculum,
      @Doc("tiny: fewest constraints an instruction") int minConstraints,
      @Doc("tiny: most constraints an instruction") int maxConstraints,
      @Doc("rich: easiest level") int minLevel,
      @Doc("rich: hardest level; levels between the two are equally frequent") int maxLevel) {
    public Compose {
      Check.between("compose.minConstraints", minConstraints, 1, 6);
      Check.between("compose.maxConstraints", maxConstraints, minConstraints, 6);
      Check.between("compose.minLevel", minLevel, 1, 10);
      Check.between("compose.maxLevel", maxLevel, minLevel, 10);
    }
  }

  /** Where the constraints of a corpus row come from. */
  public enum ConstraintsFrom {
    /** From {@code instruction_id_list} and {@code kwargs}. */
    @JsonProperty("declared")
    DECLARED,
    /** From the words of the prompt. */
    @JsonProperty("text")
    TEXT,
    /** From both; of a kind that the row declares, only what it declares. */
    @JsonProperty("both")
    BOTH
  }

  /** The pipeline. */
  public record Generate(
      @Doc("composed pairs a second at most; 0: as fast as possible") int pairsPerSecond,
      @Doc("pause while so many published pairs wait for training; 0: never pause") long backlog,
      @Doc("records that fill a shard") int shardRecords,
      @Doc("publish a shard that is not full after so many seconds") int shardSeconds,
      @Doc("seconds between Flink checkpoints; publishing waits for them") int checkpointSeconds,
      @Doc("parallel workers; fixed for the life of a pipeline") int parallelism,
      @Doc("port of Flink's web page and REST endpoint; 0: any free one") int flinkPort,
      @Doc("port where Prometheus finds the pipeline's metrics; 0: nowhere") int prometheusPort) {
    public Generate {
      Check.atLeast("generate.pairsPerSecond", pairsPerSecond, 0);
      Check.atLeast("generate.backlog", backlog, 0);
      Check.between("generate.shardRecords", shardRecords, 1, 1_000_000);
      Check.atLeast("generate.shardSeconds", shardSeconds, 1);
      Check.atLeast("generate.checkpointSeconds", checkpointSeconds, 1);
      Check.between("generate.parallelism", parallelism, 1, 1024);
      Check.between("generate.flinkPort", flinkPort, 0, 65535);
      Check.between("generate.prometheusPort", prometheusPort, 0, 65535);
    }
  }

  /** The model to fine-tune. */
  public record Model(
      @Doc("tiny (built in), tiny-untrained (random weights), or a Hugging Face folder")
          String path) {}

  /** How the tail's attention divides itself between the sub-contexts. */
  public enum Fusion {
    /** Softmax over all visible keys: nothing but a mask differs from plain fine-tuning. */
    @JsonProperty("concatenated")
    CONCATENATED,
    /** Each sub-context keeps a floor of influence. */
    @JsonProperty("blended")
    BLENDED
  }

  /** How a sample's tokens are numbered. */
  public enum Positions {
    /** As in the sequential prompt. */
    @JsonProperty("sequential")
    SEQUENTIAL,
    /** Every sub-context starts after the prefix; needs isolation. */
    @JsonProperty("parallel")
    PARALLEL
  }

  /** The MISO objective. */
  public record Method(
      @Doc("how the tail mixes the sub-contexts: blended or concatenated") Fusion fusion,
      @Doc("weight of the equal share, for blended") double lambda,
      @Doc("true: sub-contexts do not see one another") boolean isolation,
      @Doc("sequential or parallel") Positions positions) {
    public Method {
      Check.finite("miso.lambda", lambda, 0, 1);
      Check.that(
          isolation || positions == Positions.SEQUENTIAL,
          "miso.positions",
          "parallel",
          "sequential, or set miso.isolation=true");
    }
  }

  /** Evaluation on held-out instructions. */
  public record Evaluate(
      @Doc("how many held-out instructions") int instructions,
      @Doc("longest greedy answer in tokens") int maxNewTokens,
      @Doc("files of prompts in IFEval's format to answer and judge too, with commas between")
          String suites) {
    public Evaluate {
      Check.between("evaluate.instructions", instructions, 1, 100_000);
      Check.between("evaluate.maxNewTokens", maxNewTokens, 1, 1 << 20);
    }
  }

  public MisoConfig {
    Check.that(!root.isBlank(), "root", root, "a folder or gs://bucket/prefix");
    Check.that(
        source != Source.CORPUS || !corpus.path().isBlank(),
        "corpus.path",
        corpus.path(),
        "a file, folder or pattern, since source is corpus");
    Check.that(
        answer != Answer.TEACHER || !teacher.url().isBlank(),
        "teacher.url",
        teacher.url(),
        "an endpoint such as http://127.0.0.1:8000/v1, since answer is teacher");
    Check.that(
        answer != Answer.TEACHER || !teacher.model().isBlank(),
        "teacher.model",
        teacher.model(),
        "a model's name, since answer is teacher");
  }

  /** The settings that hold where nothing else is said. */
  public static MisoConfig defaults() {
    return new MisoConfig(
        "miso-data",
        Source.COMPOSE,
        Answer.OFFLINE,
        new Run("default", 0),
        new Target(0),
        new Compose(1, CurriculumName.TINY, 3, 6, 1, 10),
        new CorpusConfig("", false, ConstraintsFrom.DECLARED, CorpusFields.USUAL),
        new TeacherConfig("", "", "", 1, 0.7, 1.0, 1024, 120, 16, 6, 0, 0),
        new CleanConfig("all", "en", 1_000_000),
        new Generate(1000, 20_000, 100, 5, 2, 2, 0, 0),
        new Model("tiny"),
        new TrainConfig(
            TrainConfig.Objective.MISO,
            0,
            TrainConfig.Schedule.CONSTANT,
            20,
            0.01,
            1.0,
            8,
            256,
            0,
            TrainConfig.Weighting.TOKENS,
            false,
            1024,
            5000,
            30,
            1,
            0.1,
            10,
            2,
            1,
            0,
            TrainConfig.Shards.NEWEST),
        new LoraConfig(0, 0, 0, "all"),
        new Method(Fusion.BLENDED, 0.5, false, Positions.SEQUENTIAL),
        new Evaluate(128, 96, ""),
        new PromoteConfig("heldOutLoss", 0, "constraintAccuracy:0.02"));
  }
}
