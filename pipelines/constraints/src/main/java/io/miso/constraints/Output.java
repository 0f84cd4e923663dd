package io.miso.constraints;

import io.miso.constraints.language.LanguageId;
import io.miso.constraints.text.Sentences;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An output and what verifiers see in it, each worked out once however many constraints ask. Not
 * for several threads.
 */
public final class Output {
  private final String text;
  private @Nullable String lower;
  private @Nullable List<Span> sentences;
  private @Nullable List<Span> words;
  private @Nullable Optional<String> language;

  /** What can be seen in the text. */
  public Output(String text) {
    this.text = text;
  }

  /** The output itself. */
  public String text() {
    return text;
  }

  /** True when nothing but white space is there. */
  boolean isBlank() {
    return Text.isBlank(text);
  }

  /** How many code points stand before a UTF-16 index. */
  int codePoint(int index) {
    return text.codePointCount(0, index);
  }

  /** The text in small letters. */
  String lower() {
    String known = lower;
    return known != null ? known : (lower = Text.lower(text));
  }

  /** Sentences as punkt finds them. */
  List<Span> sentences() {
    List<Span> known = sentences;
    return known != null ? known : (sentences = Sentences.split(text));
  }

  /** Maximal runs of letters, numbers and underscores. */
  List<Span> words() {
    List<Span> known = words;
    return known != null ? known : (words = Span.words(text));
  }

  /** The detected language; empty when none can be told. */
  Optional<String> language() {
    Optional<String> known = language;
    return known != null ? known : (language = LanguageId.detect(text));
  }
}
