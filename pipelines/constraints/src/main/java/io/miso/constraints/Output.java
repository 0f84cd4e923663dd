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
  /** A writer and a validator judge the same text in turn. */
  private static final ThreadLocal<Output> LAST = ThreadLocal.withInitial(() -> new Output(""));

  private final String text;
  private @Nullable Boolean plain;
  private @Nullable String lower;
  private @Nullable String folded;
  private @Nullable List<Span> sentences;
  private int wordCount = -1;
  private @Nullable LanguageId language;

  /** What can be seen in the text. */
  public Output(String text) {
    this.text = text;
  }

  /** What can be seen in the text: the same object while a thread asks for the same text. */
  public static Output of(String text) {
    if (!LAST.get().text.equals(text)) {
      LAST.set(new Output(text));
    }
    return LAST.get();
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
    return plain() ? index : text.codePointCount(0, index);
  }

  /** True when every character is a code point of its own. */
  private boolean plain() {
    Boolean known = plain;
    return known != null ? known : (plain = text.codePointCount(0, text.length()) == text.length());
  }

  /** The text in small letters. */
  String lower() {
    String known = lower;
    return known != null ? known : (lower = Text.lower(text));
  }

  /** The text for a search that ignores case; as long as the text. */
  String folded() {
    String known = folded;
    return known != null ? known : (folded = Text.folded(text));
  }

  /** Sentences as punkt finds them. */
  List<Span> sentences() {
    List<Span> known = sentences;
    return known != null ? known : (sentences = Sentences.split(text));
  }

  /** How many maximal runs of letters, numbers and underscores there are. */
  int wordCount() {
    int known = wordCount;
    return known >= 0 ? known : (wordCount = Text.countWords(text));
  }

  /** The detected language; empty when none can be told. */
  Optional<String> language() {
    return languageId().detect();
  }

  /** True when other seeds of the detection would hardly say otherwise. */
  boolean isSurely(String code) {
    return languageId().isSurely(code);
  }

  private LanguageId languageId() {
    LanguageId known = language;
    return known != null ? known : (language = new LanguageId(text));
  }
}
