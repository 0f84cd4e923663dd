package io.miso.constraints;

import io.miso.constraints.text.Ascii;
import io.miso.constraints.text.Markdown;
import io.miso.constraints.text.Sentences;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import io.miso.constraints.text.TreebankTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** How {@link TextConstraint}s compare an output with their text. */
final class Texts {
  private static final Pattern LETTERED = Pattern.compile("\\W*[aA]\\W*[bB]\\W*[cC]");
  private static final String CLOSERS = "\"'”’)]}*_`»";
  private static final int MOST_SHOWN = 40;

  private Texts() {}

  /** White space before it is forgiven, case is not. */
  static Finding startsWith(Output output, String phrase) {
    String wanted = Text.strip(phrase);
    int start = output.text().length() - Text.stripLeft(output.text()).length();
    boolean there = output.text().startsWith(wanted, start);
    return place(there, start, start + wanted.length(), "at the beginning");
  }

  /** White space after it is forgiven, case is not. */
  static Finding endsWith(Output output, String phrase) {
    String wanted = Text.strip(phrase);
    int end = Text.rightEnd(output.text());
    boolean there = output.text().substring(0, end).endsWith(wanted);
    return place(there, end - wanted.length(), end, "at the end");
  }

  private static Finding place(boolean there, int start, int end, String where) {
    return there
        ? new Finding(true, "there", List.of(new Span(start, end)), where)
        : Finding.of(false, "something else " + where);
  }

  static Finding firstLine(Output output, String identifier) {
    return line(output, Markdown.lines(output.text()).get(0), identifier);
  }

  static Finding lastLine(Output output, String identifier) {
    List<Span> lines = Markdown.lines(output.text());
    return line(output, lines.get(lines.size() - 1), identifier);
  }

  private static Finding line(Output output, Span line, String identifier) {
    String found = Text.strip(line.in(output.text()));
    boolean same = found.equals(Text.strip(identifier));
    return new Finding(same, shown(found), List.of(line), "line");
  }

  private static String shown(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= MOST_SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN));
  }

  /** Quotes, closing brackets and Markdown's stress may follow the mark. */
  static Finding endsWithMark(Output output, String mark) {
    String text = output.text();
    int right = Text.rightEnd(text);
    int end = CLOSERS.contains(mark) ? right : beforeClosers(text, right);
    String wanted = Text.strip(mark);
    boolean there = text.substring(0, end).endsWith(wanted);
    return place(there, end - wanted.length(), end, "at the end");
  }

  /**
   * A loop of its own: while it also looked at the mark, the compiler of JDK 17.0.15 let it read
   * before the text's beginning and the process crashed.
   */
  private static int beforeClosers(String text, int right) {
    int end = right;
    while (end > 0 && CLOSERS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  static boolean hasSlot(String template) {
    return !slots(template).isEmpty();
  }

  /** From an opening square bracket to the next closing one. */
  private static List<Span> slots(String template) {
    List<Span> slots = new ArrayList<>();
    int open = template.indexOf('[');
    int close = open < 0 ? -1 : template.indexOf(']', open);
    while (close >= 0) {
      slots.add(new Span(open, close + 1));
      open = template.indexOf('[', close);
      close = open < 0 ? -1 : template.indexOf(']', open);
    }
    return slots;
  }

  /**
   * The template's fixed parts follow each other, first and last at the two ends, with text in
   * every slot. How white space divides words is forgiven.
   */
  static Finding fillsTemplate(Output output, String template) {
    String text = spaced(output.text());
    List<String> parts =
        Span.between(template, slots(template)).stream()
            .map(part -> spaced(part.in(template)))
            .toList();
    int at = 0;
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      int least = i == 0 ? 0 : afterFull(text, at);
      boolean last = i == parts.size() - 1;
      int found = last ? text.length() - part.length() : text.indexOf(part, least);
      if (found < least || (i == 0 && found > 0) || !text.startsWith(part, found)) {
        return Finding.of(false, "no '" + part + "' where it is due");
      }
      at = found + part.length();
    }
    return Finding.of(true, "filled");
  }

  /** Past the first character of a slot's text, which is no blank. */
  private static int afterFull(String text, int at) {
    return at < text.length() && text.charAt(at) == ' ' ? at + 2 : at + 1;
  }

  private static String spaced(String text) {
    return String.join(" ", Ascii.split(text));
  }

  /** As IFBench's checker: lettered options exactly, others without case and margins. */
  static Finding isOption(Output output, String options) {
    String divider = options.contains("/") ? "/" : options.contains("or") ? "or" : ",";
    List<String> all =
        Arrays.stream(options.split(Pattern.quote(divider), -1)).map(Text::strip).toList();
    boolean chosen =
        LETTERED.matcher(options).lookingAt()
            ? all.contains(output.text())
            : all.stream().map(Texts::bare).anyMatch(bare(output.text())::equals);
    return Finding.of(chosen, shown(Text.strip(output.text())));
  }

  private static String bare(String option) {
    return Text.lower(Ascii.strip(option));
  }

  static Finding separated(Output output, String separator) {
    return Finding.atLeast(2, Span.occurrences(output.text(), separator));
  }

  static Finding secondWords(Output output, String keyword) {
    List<String> words = treebank(output.text());
    String wanted = Text.strip(keyword);
    boolean there =
        words.size() >= 2
            && words.get(1).equals(wanted)
            && words.get(words.size() - 2).equals(wanted);
    return Finding.of(there, words.size() < 2 ? "one word" : "'" + words.get(1) + "' second");
  }

  /** Treebank tokens of all sentences. */
  static List<String> treebank(String text) {
    return Sentences.split(text).stream()
        .flatMap(sentence -> TreebankTokens.of(sentence.in(text)).stream())
        .toList();
  }

  static Finding repeatsChanged(Output output, String prompt) {
    List<String> asked = Ascii.split(prompt);
    List<String> given = Ascii.split(output.text());
    boolean rest = asked.subList(1, asked.size()).equals(given.subList(1, given.size()));
    boolean changed = !prompt.equals(output.text());
    return Finding.of(
        rest && changed, (rest ? "repeated" : "other text") + (changed ? "" : ", unchanged"));
  }
}
