package io.miso.cli.inspect;

import java.nio.file.Path;

/** Renders a chat template's cases; found by {@link java.util.ServiceLoader}. */
public interface ChatTemplateCases {
  /**
   * A JSON list with {@code {"rendered": text}} or {@code {"error": text}} for each case.
   *
   * @param template the Jinja template
   * @param cases a JSON file of cases
   */
  String renderJson(Path template, Path cases);
}
