package io.miso.constraints;

import java.util.function.Function;

/** Rules on marks and layout, without parameters; all of them IFBench's. */
public enum LayoutRule implements PlainConstraint {
  PARENTHESES("format:parentheses", "brackets nested at least five levels deep", Layouts::brackets),
  QUOTES(
      "format:quotes",
      "double and single quotes nested at least three levels deep",
      Layouts::quotes),
  PUNCTUATION(
      "count:punctuation",
      "every punctuation mark, an interrobang among them",
      Layouts::punctuation),
  NEWLINE("format:newline", "every word on a line of its own", Layouts::wordLines),
  NO_WHITESPACE("format:no_whitespace", "no white space", Layouts::noWhitespace),
  LINE_INDENT(
      "format:line_indent", "every line indented further than the one before", Layouts::stairs),
  QUOTE_UNQUOTE(
      "format:quote_unquote", "an explanation after every quotation", Layouts::explainedQuotes),
  THESIS("format:thesis", "a thesis in HTML italics before the text", Layouts::thesis),
  SUB_BULLETS("format:sub-bullets", "a hyphen bullet under every star bullet", Layouts::subBullets),
  BULLETS_AFTER_TEXT(
      "format:no_bullets_bullets",
      "two sentences and then at least two star bullets",
      Layouts::bulletsAfterText),
  OUTPUT_TEMPLATE(
      "format:output_template",
      "My Answer:, My Conclusion: and Future Outlook:",
      Layouts::outputTemplate);

  private final String id;
  private final String expected;
  private final Function<Output, Finding> look;

  LayoutRule(String id, String expected, Function<Output, Finding> look) {
    this.id = id;
    this.expected = expected;
    this.look = look;
  }

  @Override
  public String kind() {
    return id;
  }

  @Override
  public String expected() {
    return expected;
  }

  @Override
  public Finding look(Output output) {
    return look.apply(output);
  }
}
