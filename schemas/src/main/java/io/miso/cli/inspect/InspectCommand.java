package io.miso.cli.inspect;

import io.miso.cli.CommonOptions;
import io.miso.cli.MisoCommand;
import io.miso.config.MisoConfig;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miso inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Shows what the root holds, what was rejected, or the way of one pair.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  miso inspect                  shards, rejects, increments, checkpoints",
      "  miso inspect --json           the same for programs",
      "  miso inspect --diversity      how varied the published pairs are",
      "  miso inspect --rejects        rejects by reason, with samples",
      "  miso inspect 3fa9             the pair or reject whose id starts so",
      "  miso inspect --costs          tokens and money of a teacher's answers, by day and model",
      "  miso inspect --chat-template template.jinja --cases cases.json"
    })
public final class InspectCommand implements MisoCommand {
  @Mixin private CommonOptions common = new CommonOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "Follow the pair or reject with this id, or unique start of one.")
  private @Nullable String id;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--rejects", description = "Show rejects by reason, with a few samples of each.")
  private boolean rejects;

  @Option(names = "--costs", description = "Show what the teacher's answers have cost.")
  private boolean costs;

  @Option(
      names = "--diversity",
      description = "Read all published pairs and print how varied they are.")
  private boolean diversity;

  @Option(
      names = "--chat-template",
      paramLabel = "FILE",
      description = "Render a Jinja chat template; needs --cases.")
  private @Nullable Path template;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      description = "A JSON file of cases for --chat-template.")
  private @Nullable Path cases;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (template != null && cases != null) {
      out.println(renderer().renderJson(template, cases));
    } else if (template != null || cases != null) {
      throw new ParameterException(
          spec.commandLine(), "--chat-template and --cases go together; one is missing");
    } else {
      lines(common.load()).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private List<String> lines(MisoConfig config) {
    if (diversity && (json || id != null)) {
      throw new ParameterException(
          spec.commandLine(), "--diversity prints a text of its own: leave out --json and the ID");
    }
    if (costs) {
      Costs paid = Costs.read(config.root());
      return json ? List.of(CostsView.json(paid)) : CostsView.text(paid);
    }
    RootContents contents = RootReader.read(config.root(), config.run().name());
    if (id != null) {
      return story(config, contents, id);
    }
    if (diversity) {
      return varied(config, contents);
    }
    if (rejects) {
      return rejects(config, contents);
    }
    if (json) {
      return List.of(ContentsJson.of(contents));
    }
    return contents.isEmpty()
        ? List.of("Nothing is published or trained under " + config.root() + " yet.")
        : ContentsText.full(contents);
  }

  private static List<String> varied(MisoConfig config, RootContents contents) {
    if (contents.shards().isEmpty()) {
      return List.of("Nothing is published under " + config.root() + " yet.");
    }
    Diversity diversity = new Diversity();
    Map<String, String> damaged = PublishedExamples.read(config.root(), contents, diversity::add);
    List<String> lines = new ArrayList<>(diversity.lines());
    damaged.forEach((object, reason) -> lines.add("left out " + object + ": " + reason));
    return lines;
  }

  private static List<String> story(MisoConfig config, RootContents contents, String id) {
    if (contents.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing is published under " + config.root() + " yet, so no record '" + id + "'.");
    }
    try (ObjectStore store = ObjectStores.open(config.root())) {
      return RecordSearch.story(store, contents, id);
    }
  }

  private List<String> rejects(MisoConfig config, RootContents contents) {
    if (contents.standingRejects().isEmpty()) {
      return json
          ? List.of("{\"rejects\": []}")
          : List.of("Nothing is rejected under " + config.root() + ".");
    }
    try (ObjectStore store = ObjectStores.open(config.root())) {
      RejectSamples samples = RejectSamples.read(store, contents);
      return json ? List.of(samples.json()) : samples.text();
    }
  }

  private static ChatTemplateCases renderer() {
    return ServiceLoader.load(ChatTemplateCases.class)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("No renderer of chat templates is on the class path."));
  }
}
