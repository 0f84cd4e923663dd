package io.miso.constraints;

import io.miso.constraints.text.Text;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The output stands in a relation to one text.
 *
 * @param text as given; what is blank is refused
 */
public record TextConstraint(Rule rule, String text) implements Constraint {

  /** The relation, and the name of the text. */
  public enum Rule {
    START_WITH("miso:startend:start_with", "phrase", "'%s' at the beginning", Texts::startsWith),
    END_WITH("miso:startend:end_with", "phrase", "'%s' at the end", Texts::endsWith),
    START_IDENTIFIER(
        "miso:startend:start_identifier",
        "identifier",
        "'%s' alone on the first line",
        Texts::firstLine),
    END_IDENTIFIER(
        "miso:startend:end_identifier",
        "identifier",
        "'%s' alone on the last line",
        Texts::lastLine),
    END_MARK("miso:punctuation:end_mark", "mark", "'%s' as the last mark", Texts::endsWithMark),
    TEMPLATE("miso:layout:template", "template", "the template '%s'", Texts::fillsTemplate),
    CHINESE_SCRIPT("miso:language:chinese_script", "script", "%s Chinese", ChineseScript::look),
    OPTIONS("format:options", "options", "one of %s alone", Texts::isOption),
    SEPARATED_LIST("format:list", "sep", "at least two items after '%s'", Texts::separated),
    SECOND_WORDS(
        "words:words_position", "keyword", "'%s' second and second to last", Texts::secondWords),
    REPEAT_CHANGE(
        "repeat:repeat_change",
        "prompt_to_repeat",
        "the request with another first word",
        Texts::repeatsChanged);

    private final String id;
    private final String name;
    private final String expected;
    private final BiFunction<Output, String, Finding> look;

    Rule(String id, String name, String expected, BiFunction<Output, String, Finding> look) {
      this.id = id;
      this.name = name;
      this.expected = expected;
      this.look = look;
    }

    /** The kind's id. */
    public String id() {
      return id;
    }

    TextConstraint of(Params params) {
      String text = params.text(name);
      if (this == CHINESE_SCRIPT && !ChineseScript.names().contains(text)) {
        throw params.wrong(name, text, "give one of " + ChineseScript.names());
      }
      if (this == TEMPLATE && !Texts.hasSlot(text)) {
        throw params.wrong(name, text, "give a text with at least one slot such as [name]");
      }
      if (this == END_MARK && Text.strip(text).codePointCount(0, Text.strip(text).length()) > 3) {
        throw params.wrong(name, text, "give one mark, such as ? or ...");
      }
      return new TextConstraint(this, text);
    }
  }

  @Override
  public String kind() {
    return rule.id;
  }

  @Override
  public Map<String, Object> params() {
    return Map.of(rule.name, text);
  }

  @Override
  public String expected() {
    return rule.expected.replace("%s", text);
  }

  @Override
  public Verdict judge(Output output) {
    return rule.look.apply(output, text).verdict(this, output);
  }
}
