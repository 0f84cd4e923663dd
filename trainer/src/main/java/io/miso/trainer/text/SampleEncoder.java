package io.miso.trainer.text;

import io.miso.schemas.Example;
import io.miso.schemas.SubContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Makes training samples of examples.
 *
 * <p>The conversation is tokenised as a whole, so that its ids are those that standard fine-tuning
 * sees; segments only name them. Labels begin after as many tokens as the prompt has on its own,
 * and end with the last end-of-turn token, where the ids end too. Safe for use by several threads.
 */
public final class SampleEncoder {
  private final Tokenizer tokenizer;
  private final ChatTemplate template;
  private final PromptLayout layout;
  private final int maximumTokens;

  /**
   * An encoder for one model.
   *
   * @param maximumTokens the longest sample, in tokens
   * @throws ChatTemplateException if the template refuses a single user's message
   */
  public SampleEncoder(Tokenizer tokenizer, int maximumTokens) {
    if (maximumTokens < 1) {
      throw new IllegalArgumentException(
          "The maximum of tokens in a sample is " + maximumTokens + ": give at least 1");
    }
    this.tokenizer = tokenizer;
    this.template = tokenizer.chatTemplate();
    this.layout = PromptLayout.of(template);
    this.maximumTokens = maximumTokens;
  }

  /** The example's sample, or why there is none. */
  public Encoded encode(Example example) {
    List<Message> prompt =
        example.getMessages().stream().map(m -> new Message(m.getRole(), m.getContent())).toList();
    return encode(example.getExampleId(), prompt, example.getOutput(), example.getSubContexts());
  }

  /**
   * The sample of a conversation and its answer, or why there is none.
   *
   * @param prompt the conversation, whose last message is the user's
   * @param subContexts spans that cover the last message exactly once, and others once or not at
   *     all, PREFIX*, SUB*, SUFFIX*; without a SUB the whole last message is one sub-context
   */
  public Encoded encode(
      String id, List<Message> prompt, String output, List<SubContext> subContexts) {
    if (prompt.isEmpty()) {
      return refuse(id, "has no messages: drop it");
    }
    Optional<String> problem = SubContextSpans.problem(subContexts, prompt);
    if (problem.isPresent()) {
      return refuse(id, "has broken sub-contexts: " + problem.get() + ": decompose it anew");
    }
    try {
      Conversation conversation = Conversation.render(template, prompt, output);
      return encode(id, conversation, layout.locate(conversation.prompt(), prompt, subContexts));
    } catch (ChatTemplateException e) {
      return refuse(id, "does not fit the chat template: " + e.getMessage());
    }
  }

  private Encoded encode(String id, Conversation conversation, SubContextSpans spans) {
    Tokens tokens = tokenizer.encode(conversation.text());
    int start = tokenizer.encode(conversation.prompt()).size();
    int end = endOfAnswer(tokens.ids(), start);
    if (end <= start) {
      return refuse(
          id,
          "has no end-of-turn token after its output: set eos_token in tokenizer_config.json to"
              + " the token with which the chat template ends a turn");
    }
    if (end > maximumTokens) {
      return refuse(
          id,
          "has %d tokens, the maximum is %d: raise the maximum or drop the example"
              .formatted(end, maximumTokens));
    }
    return new Encoded.Ready(sample(id, tokens, spans, start, end));
  }

  /**
   * The prompt alone, ending where the answer begins; it has no labels, and its last message is one
   * sub-context.
   *
   * @throws ChatTemplateException if the template refuses the conversation
   */
  public Sample prompt(String id, List<Message> prompt) {
    String text = template.render(prompt, true);
    Tokens tokens = tokenizer.encode(text);
    SubContextSpans spans = layout.locate(text, prompt, List.of());
    return sample(id, tokens, spans, tokens.size(), tokens.size());
  }

  private static Sample sample(
      String id, Tokens tokens, SubContextSpans spans, int labelled, int end) {
    int[] ids = Arrays.copyOf(tokens.ids(), end);
    int[] labels = ids.clone();
    Arrays.fill(labels, 0, labelled, Sample.UNLABELLED);
    return new Sample(id, ids, Segments.of(tokens, spans, labelled, end), labels);
  }

  /** One past the last token that ends a turn: the tokenizer's own, or else any end token. */
  private int endOfAnswer(int[] ids, int start) {
    Set<Integer> all = tokenizer.endTokens();
    int own = last(ids, id -> tokenizer.endOfTurn().orElse(-1) == id);
    return own >= start ? own + 1 : last(ids, all::contains) + 1;
  }

  private static int last(int[] ids, IntPredicate wanted) {
    return IntStream.range(0, ids.length).filter(i -> wanted.test(ids[i])).max().orElse(-1);
  }

  private static Encoded refuse(String id, String reason) {
    return new Encoded.Refused(id, "Example " + id + " " + reason);
  }
}
