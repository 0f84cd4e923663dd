package io.miso.constraints.decompose;

import io.miso.constraints.text.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * R1: few-shot exemplars are shared text, as one piece: all up to the mark of the last question.
 * And the template that waits for the answer at the end of a prompt is shared, too.
 */
final class Exemplars {
  private static final int LONGEST_MARK = 40;
  private static final String DECORATION = "[ \\t#*_>\\[(]{0,8}";
  private static final String COLON = "[*_\\])]{0,3} ?[:：][*_]{0,3}";
  private static final Pattern EXAMPLE =
      Pattern.compile(
          DECORATION
              + "(?:(?:example|demonstration|shot|sample|case) ?(?:no\\.? ?)?#?\\d|(?:示例|範例|范例|例子|例) ?[\\d一二三四五])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern QUESTION =
      Pattern.compile(
          DECORATION + "(?:question|instruction|input|prompt|q|问题|問題|指令|输入|輸入) ?\\d{0,2}" + COLON,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ANSWER =
      Pattern.compile(
          DECORATION + "(?:the )?(?:answer|output|response|a|回答|答案|输出|輸出|答) ?\\d{0,2}" + COLON,
          Pattern.CASE_INSENSITIVE);

  private Exemplars() {}

  /** The text between the exemplars and the template. */
  static Span body(Sheet sheet) {
    int template = template(sheet);
    return new Span(Math.min(end(sheet), template), template);
  }

  /** One past the last question's mark where the text is few-shot, else 0. */
  private static int end(Sheet sheet) {
    String text = sheet.text;
    Matcher example = EXAMPLE.matcher(text);
    Matcher questioner = QUESTION.matcher(text);
    Matcher answer = ANSWER.matcher(text);
    int examples = 0;
    int questions = 0;
    int answers = 0;
    int end = 0;
    for (Span line : sheet.lines) {
      examples += begins(example, line) > 0 ? 1 : 0;
      answers += begins(answer, line) > 0 ? 1 : 0;
      int question = begins(questioner, line);
      if (question > 0) {
        questions++;
        end = question;
      }
    }
    boolean shots = questions >= 2 && examples >= 2 || questions >= 3 && answers >= questions - 1;
    return shots ? end : 0;
  }

  /** Where the template begins with which the text ends, or the text's length. */
  private static int template(Sheet sheet) {
    String text = sheet.text;
    List<Span> lines = sheet.lines;
    int last = lines.size() - 1;
    while (last > 0 && Lines.isBlank(text, lines.get(last))) {
      last--;
    }
    if (last < 1) {
      return text.length();
    }
    Span line = lines.get(last);
    int answer = begins(ANSWER.matcher(text), line);
    return answer > 0 && Lines.isBlank(text, new Span(answer, line.end()))
        ? line.start()
        : text.length();
  }

  /** Where the mark ends with which the line begins, or 0. */
  private static int begins(Matcher mark, Span line) {
    mark.region(line.start(), Math.min(line.end(), line.start() + LONGEST_MARK));
    return mark.lookingAt() ? mark.end() : 0;
  }
}
