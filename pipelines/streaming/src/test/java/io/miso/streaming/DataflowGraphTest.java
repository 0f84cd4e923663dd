package io.miso.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.api.services.dataflow.model.Job;
import com.google.api.services.dataflow.model.Step;
import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.runners.dataflow.DataflowPipelineTranslator;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.construction.Environments;
import org.apache.beam.sdk.util.construction.PipelineTranslation;
import org.apache.beam.sdk.util.construction.SdkComponents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job that Dataflow's own translator makes of the pipeline; nothing is sent anywhere. */
class DataflowGraphTest {
  private final Path folder;

  DataflowGraphTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Opens what the runner does to a pipeline before it is translated. */
  private static final class Runner extends DataflowRunner {
    private Runner(DataflowPipelineOptions options) {
      super(options);
    }

    private Job translate(Pipeline pipeline, DataflowPipelineOptions options) {
      replaceV1Transforms(pipeline);
      SdkComponents components = SdkComponents.create();
      components.registerEnvironment(Environments.createDockerEnvironment("image"));
      RunnerApi.Pipeline proto = PipelineTranslation.toProto(pipeline, components, true);
      return DataflowPipelineTranslator.fromOptions(options)
          .translate(pipeline, proto, components, this, List.of())
          .getJob();
    }
  }

  private static DataflowPipelineOptions options() {
    DataflowPipelineOptions options = PipelineOptionsFactory.as(DataflowPipelineOptions.class);
    options.setRunner(DataflowRunner.class);
    options.setProject("project");
    options.setRegion("europe-west4");
    options.setTempLocation("gs://bucket/temp");
    options.setGcpTempLocation("gs://bucket/temp");
    options.setCredentialFactoryClass(NoopCredentialFactory.class);
    options.setPathValidatorClass(NoopPathValidator.class);
    options.setStreaming(true);
    options.setEnableStreamingEngine(true);
    options.setPipelineUrl("gs://bucket/pipeline.pb");
    return options;
  }

  private Job translated(String... further) throws IOException {
    List<String> settings = new ArrayList<>(List.of("root=" + folder.resolve("root")));
    settings.addAll(List.of(further));
    MisoConfig config = ConfigLoader.load(Optional.empty(), settings);
    DataflowPipelineOptions options = options();
    GenerateSettings job = GenerateSettings.job(config, Long.MAX_VALUE);
    Pipeline pipeline = Pipeline.create(job.tell(options));
    GeneratePipeline.build(pipeline, job);
    return new Runner(options).translate(pipeline, options);
  }

  /** The names by which an update finds the state of its steps again. */
  private static List<String> steps(Job job) {
    assertEquals("JOB_TYPE_STREAMING", job.getType());
    return job.getSteps().stream().map(DataflowGraphTest::name).toList();
  }

  private static String name(Step step) {
    Map<?, ?> text = assertInstanceOf(Map.class, step.getProperties().get("user_name"));
    return String.valueOf(text.get("value"));
  }

  @Test
  void givenComposedInstructions_whenTranslated_thenEveryStageIsAStep() throws IOException {
    assertEquals(
        List.of(
            "Indices/DataflowRunner.StreamingUnboundedRead.ReadWithIds",
            "Indices/StripIds",
            "Compose/Apply",
            "Answer/Apply",
            "Validate/Apply",
            "Clean/Apply",
            "Decompose/Apply",
            "Deduplicate/Seal",
            "Deduplicate/Gather",
            "Publish/Spread/Window.Into()/Window.Assign",
            "Publish/Spread/GroupByKey",
            "Publish/Spread/ExpandIterable",
            "Publish/Commit",
            "Rejects",
            "PublishRejects/Key/AddKeys/Map",
            "PublishRejects/Gather/GroupIntoBatches/ParDo(GroupIntoBatches)",
            "PublishRejects/Commit"),
        steps(translated()));
  }

  @Test
  void givenACorpusAndATeacher_whenTranslated_thenEveryStageIsAStep() throws IOException {
    Path corpus = Files.writeString(folder.resolve("c.jsonl"), "{}\n");
    List<String> steps =
        steps(
            translated(
                "source=corpus",
                "corpus.path=" + corpus,
                "answer=teacher",
                "teacher.url=http://127.0.0.1:9/v1",
                "teacher.model=m"));
    assertEquals(
        List.of(
            "ReadCorpus/DataflowRunner.StreamingUnboundedRead.ReadWithIds",
            "ReadCorpus/StripIds",
            "Parse/Apply",
            "Answer/Key/AddKeys/Map",
            "Answer/Ask",
            "Validate/Apply"),
        steps.subList(0, 6));
  }
}
