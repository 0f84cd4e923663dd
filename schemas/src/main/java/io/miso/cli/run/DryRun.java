package io.miso.cli.run;

import io.miso.cli.inspect.ContentsText;
import io.miso.cli.inspect.RootContents;
import io.miso.config.ConfigLoader;
import io.miso.config.MisoConfig;
import java.util.ArrayList;
import java.util.List;

/** What {@code miso run} would do. */
final class DryRun {
  private DryRun() {}

  /** Settings, contents of the root, and both commands, line by line. */
  static List<String> lines(MisoConfig config, RootContents contents, List<List<String>> commands) {
    List<String> lines = new ArrayList<>();
    lines.add("# Effective settings; as a file, they go with --config FILE");
    ConfigLoader.toYaml(config).lines().forEach(lines::add);
    lines.add("");
    lines.add("# Root " + config.root());
    if (contents.isEmpty()) {
      lines.add("# nothing is published or trained yet");
    } else {
      ContentsText.summary(contents).forEach(line -> lines.add("# " + line));
    }
    lines.add("");
    lines.add("# Would start");
    commands.forEach(command -> lines.add("# " + String.join(" ", command)));
    return lines;
  }
}
