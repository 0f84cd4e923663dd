package io.miso.trainer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rendered prompt and the rendered conversation that continues it.
 *
 * @param prompt the text up to the place where the assistant's answer begins
 * @param text the prompt, the answer, and what the template writes after it
 */
record Conversation(String prompt, String text) {

  /**
   * Renders both.
   *
   * <p>Some templates write a prompt otherwise once an answer follows (they drop the system text,
   * or a header that opens the model's thoughts). Then the answer and what follows it are joined to
   * the prompt that the model will see when it is used.
   */
  static Conversation render(ChatTemplate template, List<Message> messages, String output) {
    String prompt = template.render(messages, true);
    String text = template.render(answered(messages, output), false);
    if (text.startsWith(prompt)) {
      return new Conversation(prompt, text);
    }
    String probed = template.render(answered(messages, PromptLayout.PROBE), false);
    return new Conversation(prompt, prompt + answer(text, output, PromptLayout.afterProbe(probed)));
  }

  private static List<Message> answered(List<Message> messages, String output) {
    List<Message> whole = new ArrayList<>(messages);
    whole.add(new Message("assistant", output));
    return whole;
  }

  private static String answer(String text, String output, Optional<String> tail) {
    for (String shown : List.of(output, PythonText.strip(output))) {
      if (tail.isPresent() && text.endsWith(shown + tail.get())) {
        return shown + tail.get();
      }
    }
    throw new ChatTemplateException(
        "The chat template changes the prompt once an answer follows, and the answer itself: "
            + "give the model folder a chat_template.jinja that keeps one of them");
  }
}
