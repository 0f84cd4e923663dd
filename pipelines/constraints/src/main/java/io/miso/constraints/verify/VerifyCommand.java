package io.miso.constraints.verify;

import io.miso.cli.MisoCommand;
import io.miso.cli.WholeFile;
import io.miso.constraints.Verdict.Status;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miso verify}: IFEval's verdicts on any model's responses. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Judges responses by IFEval's strict and loose rules and prints accuracies.",
      "Takes IFEval's own files; kinds of IFBench and of Miso are judged too."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso verify --prompts input_data.jsonl --responses model.jsonl --out verdicts.jsonl",
      "A prompt: {\"key\",\"prompt\",\"instruction_id_list\",\"kwargs\"}; a response:",
      "{\"prompt\",\"response\"}, matched by the prompt's text. A line out, in the prompts' order:",
      "{\"key\",\"prompt\",\"strict\":[...],\"loose\":[...],\"instructions\":[{\"id\",\"expected\",",
      "\"observed\",\"evidence\":[{\"start\",\"end\",\"note\"}]}]}; spans count code points. What"
          + " cannot be",
      "judged, for want of an argument say, is null in strict and loose and has an \"error\"."
    })
public final class VerifyCommand implements MisoCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--prompts",
      required = true,
      paramLabel = "FILE",
      description = "IFEval's prompts, one JSON object a line.")
  private Path prompts = Path.of("");

  @Option(
      names = "--responses",
      required = true,
      paramLabel = "FILE",
      description = "The model's responses, one JSON object a line.")
  private Path responses = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write verdicts with evidence there, one JSON object a line.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    if (out != null) {
      WholeFile.requireOther(out, prompts);
      WholeFile.requireOther(out, responses);
    }
    List<Judgement> judgements =
        Prompts.read(prompts, responses, this::tellUnasked).stream().map(Judgement::of).toList();
    if (out != null) {
      write(out, judgements);
    }
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.print(Summary.of(judgements).toText());
    firstError(judgements).ifPresent(error -> terminal.println("\nnot judged, first: " + error));
    terminal.flush();
    return 0;
  }

  private void tellUnasked(int count) {
    if (count > 0) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf("%,d responses of %s answer none of the prompts.%n", count, responses);
      err.flush();
    }
  }

  private static Optional<String> firstError(List<Judgement> judgements) {
    return judgements.stream()
        .flatMap(judgement -> judgement.instructions().stream())
        .filter(judged -> judged.strict().status() == Status.ERROR)
        .map(judged -> judged.id() + ": " + judged.strict().observed())
        .findFirst();
  }

  private static void write(Path file, List<Judgement> judgements) {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (Judgement judgement : judgements) {
        writer.write(judgement.toJson().toString());
        writer.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
