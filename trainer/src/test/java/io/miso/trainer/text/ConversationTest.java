package io.miso.trainer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final List<Message> ASK =
      List.of(new Message("system", "Be brief."), new Message("user", "Hi"));

  @Test
  void givenAPromptThatTheConversationKeeps_whenRendered_thenTheTextIsTheTemplates() {
    Conversation conversation =
        render("{% for m in messages %}<{{ m.content | trim }}>{% endfor %}", " Yo\n");
    assertEquals("<Be brief.><Hi>", conversation.prompt());
    assertEquals("<Be brief.><Hi><Yo>", conversation.text());
  }

  @Test
  void givenATemplateThatDropsTheSystemText_whenRendered_thenTheAnswerFollowsThePrompt() {
    String source =
        "{% if messages[-1].role == 'user' %}{{ messages[0].content }}|{% endif %}"
            + "{% for m in messages[1:] %}<{{ m.content | trim }}>{% endfor %}e";
    assertEquals("Be brief.|<Hi>eYo>e", render(source, "Yo").text());
    assertEquals("Be brief.|<Hi>eYo>e", render(source, " Yo\n").text());
    assertEquals("Be brief.|<Hi>ee>e", render(source, "e").text());
  }

  @Test
  void givenATemplateThatDropsPromptAndAnswer_whenRendered_thenRefusedWithTheRemedy() {
    String source = "{{ 'prompt' if add_generation_prompt else 'other' }}";
    ChatTemplateException e = assertThrows(ChatTemplateException.class, () -> render(source, "Yo"));
    assertTrue(String.valueOf(e.getMessage()).contains("chat_template.jinja"));
  }

  private static Conversation render(String source, String output) {
    return Conversation.render(ChatTemplate.of(source, Map.of()), ASK, output);
  }
}
