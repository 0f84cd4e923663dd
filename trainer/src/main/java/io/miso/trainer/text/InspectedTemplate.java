package io.miso.trainer.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;

/** {@code miso inspect --chat-template}: a template's cases as the trainer renders them. */
public final class InspectedTemplate implements io.miso.cli.inspect.ChatTemplateCases {
  @Override
  public String renderJson(Path template, Path cases) {
    try {
      return new ObjectMapper().writeValueAsString(ChatTemplateCases.renderCases(template, cases));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Rendered cases are plain texts", e);
    }
  }
}
