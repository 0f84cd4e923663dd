package io.miso.trainer.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model's chat template: turns a conversation into the one text that the model reads.
 *
 * <p>It renders what transformers' {@code apply_chat_template} renders, with one difference: the
 * date of {@code strftime_now} is fixed, so that a sample does not change with the day on which it
 * is made. Safe for use by several threads.
 */
public final class ChatTemplate {
  private final JinjaSource source;
  private final Map<String, String> variables;

  private ChatTemplate(JinjaSource source, Map<String, String> variables) {
    this.source = source;
    this.variables = Map.copyOf(variables);
  }

  /**
   * The template in Jinja source.
   *
   * @param jinja the source as model folders carry it
   * @param specialTokens what the template may name beside the messages: {@code bos_token}, {@code
   *     eos_token}, ...
   * @throws ChatTemplateException if the source is no Jinja
   */
  public static ChatTemplate of(String jinja, Map<String, String> specialTokens) {
    return new ChatTemplate(JinjaSource.of(jinja), specialTokens);
  }

  /**
   * The conversation's text.
   *
   * @param addGenerationPrompt whether the text ends with the header of the assistant's next turn
   * @throws ChatTemplateException if there is no message, or the template refuses the conversation
   */
  public String render(List<Message> messages, boolean addGenerationPrompt) {
    if (messages.isEmpty()) {
      throw new ChatTemplateException("The conversation has no messages: give at least one");
    }
    Map<String, Object> bindings = new HashMap<>(variables);
    List<Object> turns = new ArrayList<>();
    for (Message message : messages) {
      turns.add(new HashMap<>(Map.of("role", message.role(), "content", message.content())));
    }
    bindings.put("messages", turns);
    bindings.put("add_generation_prompt", addGenerationPrompt);
    return source.render(bindings);
  }
}
