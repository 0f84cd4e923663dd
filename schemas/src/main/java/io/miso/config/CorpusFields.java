package io.miso.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What the fields of a corpus's rows are called, where it is not what Miso knows by itself. */
public record CorpusFields(
    @Doc("field that holds the prompt, such as question; empty: prompt or instruction")
        String prompt,
    @Doc("field that holds the answer, such as answer or chosen; empty: response or output")
        String response,
    @Doc("field that holds the system message; empty: system, in ShareGPT's and Alpaca's forms")
        String system,
    @Doc("field that holds a text to follow the prompt; empty: input, in Alpaca's form")
        String input,
    @Doc("field that holds the conversation; empty: messages or conversations") String messages,
    @Doc("field that lists the constraints' kinds; empty: instruction_id_list")
        String constraintIds,
    @Doc("field that lists the constraints' parameters; empty: kwargs") String constraintKwargs)
    implements Serializable {
  /** Nothing is called otherwise. */
  public static final CorpusFields USUAL = new CorpusFields("", "", "", "", "", "", "");

  public CorpusFields {
    List<String> named = new ArrayList<>();
    for (String name :
        List.of(prompt, response, system, input, messages, constraintIds, constraintKwargs)) {
      Check.that(!named.contains(name), "corpus.fields", name, "each field for one thing only");
      if (!name.isEmpty()) {
        named.add(name);
      }
    }
    Check.that(
        messages.isEmpty() || prompt.isEmpty() && input.isEmpty(),
        "corpus.fields.messages",
        messages,
        "nothing beside corpus.fields.prompt and input: a conversation holds the prompt");
  }

  /** The name that is set, or the usual one. */
  public static String or(String named, String usual) {
    return named.isEmpty() ? usual : named;
  }
}
