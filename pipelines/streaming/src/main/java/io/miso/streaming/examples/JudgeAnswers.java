package io.miso.streaming.examples;

import io.miso.constraints.Constraint;
import io.miso.constraints.Kinds;
import io.miso.schemas.Example;
import io.miso.schemas.Message;
import io.miso.schemas.Reject;
import io.miso.store.Digests;
import io.miso.streaming.decompose.DecomposeExamples;
import io.miso.streaming.draft.Examples;
import io.miso.streaming.validate.ValidateExamples;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.extensions.avro.io.AvroIO;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.Validation;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Judges answers, one a line of a text file, by two constraints, and writes those that satisfy them
 * and the rejects as Avro files. Runs on any runner of the class path.
 */
public final class JudgeAnswers {
  private static final List<Constraint> CONSTRAINTS =
      List.of(
          Kinds.of("punctuation:no_comma", Map.of()),
          Kinds.of(
              "length_constraints:number_words",
              Map.of("num_words", 12L, "relation", "less than")));

  private JudgeAnswers() {}

  /** Where answers come from, and where they go. */
  public interface Options extends PipelineOptions {
    /** Text file with one answer a line. */
    @Description("Text file with one answer a line.")
    @Validation.Required
    String getAnswers();

    /** Sets it. */
    void setAnswers(String file);

    /** What was asked. */
    @Description("What was asked.")
    @Default.String("Name three fruits in less than 12 words, without commas.")
    String getPrompt();

    /** Sets it. */
    void setPrompt(String prompt);

    /** Prefix of the files to write. */
    @Description("Prefix of the files to write.")
    @Validation.Required
    String getOutput();

    /** Sets it. */
    void setOutput(String prefix);
  }

  /** Runs the pipeline: {@code --answers=FILE --output=PREFIX --runner=DirectRunner}. */
  public static void main(String[] arguments) {
    PipelineOptionsFactory.register(Options.class);
    Options options = PipelineOptionsFactory.fromArgs(arguments).withValidation().as(Options.class);
    Pipeline pipeline = Pipeline.create(options);
    String prompt = options.getPrompt();
    PCollectionTuple judged =
        pipeline
            .apply("Read", TextIO.read().from(options.getAnswers()))
            .apply(
                "Pair",
                MapElements.into(TypeDescriptor.of(Example.class)).via(a -> pair(prompt, a)))
            .setCoder(AvroCoder.specific(Example.class))
            .apply("Validate", ValidateExamples.of());
    judged
        .get(ValidateExamples.VALID)
        .apply("Decompose", DecomposeExamples.of())
        .apply("Write", AvroIO.write(Example.class).to(options.getOutput() + "-examples"));
    judged
        .get(ValidateExamples.REJECTS)
        .apply("WriteRejects", AvroIO.write(Reject.class).to(options.getOutput() + "-rejects"));
    pipeline.run().waitUntilFinish();
  }

  private static Example pair(String prompt, String answer) {
    List<Message> messages = List.of(new Message("user", prompt));
    return Examples.unjudged("answers:" + Digests.sha256(answer), 0, messages, answer, CONSTRAINTS);
  }
}
