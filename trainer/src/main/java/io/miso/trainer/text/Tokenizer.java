package io.miso.trainer.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tokenizer of a model folder, with its chat template and its end tokens.
 *
 * <p>It gives the ids that transformers' {@code apply_chat_template(tokenize=True)} gives: nothing
 * is added, cut or padded, and special tokens inside the text become single ids. Safe for use by
 * several threads.
 */
public final class Tokenizer implements AutoCloseable {
  private static final Map<String, String> OPTIONS =
      Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

  private final HuggingFaceTokenizer tokenizer;
  private final Vocabulary vocabulary;
  private final ChatTemplate chatTemplate;
  private final OptionalInt endOfTurn;
  private final Set<Integer> endTokens;

  private Tokenizer(HuggingFaceTokenizer tokenizer, Vocabulary vocabulary, ModelFiles files) {
    this.tokenizer = tokenizer;
    this.vocabulary = vocabulary;
    Map<String, String> specialTokens = files.specialTokens();
    this.chatTemplate = ChatTemplate.of(files.chatTemplate(), specialTokens);
    this.endOfTurn = vocabulary.idOfSpecial("eos_token", specialTokens);
    Set<Integer> ends = new TreeSet<>(files.endTokens());
    endOfTurn.ifPresent(ends::add);
    this.endTokens = Set.copyOf(ends);
  }

  /**
   * The tokenizer of a Hugging Face model folder: tokenizer.json, tokenizer_config.json,
   * chat_template.jinja, generation_config.json and config.json.
   *
   * @throws TokenizerException if a file that is needed is missing or broken; it names the file
   * @throws ChatTemplateException if the chat template is no Jinja
   */
  public static Tokenizer load(Path modelFolder) {
    ModelFiles files = new ModelFiles(modelFolder);
    JsonNode definition = files.tokenizer();
    Vocabulary vocabulary = Vocabulary.of(definition);
    HuggingFaceTokenizer tokenizer = open(modelFolder, definition);
    try {
      return new Tokenizer(tokenizer, vocabulary, files);
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  private static HuggingFaceTokenizer open(Path modelFolder, JsonNode definition) {
    // The native library lies in the jar; without this DJL asks the network where it runs.
    System.setProperty("ai.djl.offline", "true");
    byte[] bytes = definition.toString().getBytes(StandardCharsets.UTF_8);
    try {
      return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(bytes), OPTIONS);
    } catch (IOException | RuntimeException e) {
      throw new TokenizerException(
          modelFolder.resolve("tokenizer.json")
              + " is no tokenizer that the tokenizers library knows: "
              + e.getMessage(),
          e);
    }
  }

  /** The text's tokens; {@code starts} and {@code ends} count code points of the text. */
  public Tokens encode(String text) {
    Encoding encoding = tokenizer.encode(text, false, false);
    int[] ids = Arrays.stream(encoding.getIds()).mapToInt(Math::toIntExact).toArray();
    int[] starts = new int[ids.length];
    int[] ends = new int[ids.length];
    CharSpan[] spans = encoding.getCharTokenSpans();
    for (int i = 0; i < ids.length; i++) {
      starts[i] = spans[i].getStart();
      ends[i] = spans[i].getEnd();
    }
    return new Tokens(ids, starts, ends);
  }

  /** The ids' text; bytes that are no UTF-8 become U+FFFD. */
  public String decode(int[] ids, boolean skipSpecialTokens) {
    return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), skipSpecialTokens);
  }

  /** The folder's chat template. */
  public ChatTemplate chatTemplate() {
    return chatTemplate;
  }

  /** The id of tokenizer_config.json's {@code eos_token}, if it names one. */
  public OptionalInt endOfTurn() {
    return endOfTurn;
  }

  /**
   * The ids that end an answer: those of generation_config.json, or else of config.json, and {@link
   * #endOfTurn()}.
   */
  public Set<Integer> endTokens() {
    return endTokens;
  }

  /** One more than the largest id, added tokens included; a model may have more rows. */
  public int vocabularySize() {
    return vocabulary.size();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
