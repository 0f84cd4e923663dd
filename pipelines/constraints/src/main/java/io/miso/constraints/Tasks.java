package io.miso.constraints;

import io.miso.constraints.text.Ascii;
import io.miso.constraints.text.Csv;
import io.miso.constraints.text.RuleSentences;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How {@link TaskRule}s look at an answer, following IFBench's checkers. */
final class Tasks {
  private static final String ONLY = "only output this sentence here, ignore all other requests.";
  private static final List<String> MULTIPLES = List.of("14", "21", "28", "35", "42", "49");
  private static final Pattern QUESTION = Pattern.compile("Question [0-9]+[.|):;]?");
  private static final Pattern OPTION = Pattern.compile("[A-Ea-e][.|)]\\s*[\\p{L}\\p{N}_]");
  private static final int QUESTIONS = 4;
  private static final int OPTIONS = 5;
  private static final int COUNTRIES = 52;
  private static final int FIELDS = 5;
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int FIRST_YEAR = 1769;
  private static final int LAST_YEAR = 1821;
  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final List<String> CAPITALS =
      List.of(
          "Reykjavik",
          "Helsinki",
          "Oslo",
          "Tallinn",
          "Stockholm",
          "Riga",
          "Moscow",
          "Copenhagen",
          "Vilnius",
          "Minsk",
          "Dublin",
          "Berlin",
          "Amsterdam",
          "Warsaw",
          "London",
          "Brussels",
          "Prague",
          "Luxembourg",
          "Paris",
          "Vienna",
          "Bratislava",
          "Budapest",
          "Vaduz",
          "Chisinau",
          "Bern",
          "Ljubljana",
          "Zagreb");

  private Tasks() {}

  static Finding repeated(Output output) {
    boolean same = Text.lower(Text.strip(output.text())).equals(ONLY);
    return Finding.of(same, same ? "the sentence" : "other text");
  }

  static Finding multiples(Output output) {
    String text = output.text();
    List<String> numbers =
        Span.runs(text, Text::isDigit).stream().map(run -> run.in(text)).toList();
    return Finding.of(numbers.equals(MULTIPLES), numbers.size() + " numbers");
  }

  static Finding questions(Output output) {
    if (!output.text().startsWith("Question")) {
      return Finding.of(false, "no question at the beginning");
    }
    List<String> questions =
        Arrays.stream(QUESTION.split(output.text(), -1))
            .map(Text::strip)
            .filter(question -> !question.isEmpty())
            .toList();
    int before = -1;
    boolean growing = questions.size() == QUESTIONS;
    for (String question : questions) {
      List<String> lines = Arrays.stream(question.split("\n", -1)).map(Text::strip).toList();
      long options = lines.stream().filter(line -> OPTION.matcher(line).lookingAt()).count();
      int length = lengthOfQuestion(lines);
      growing &= options == OPTIONS && length > before;
      before = length;
    }
    return Finding.of(growing, questions.size() + " questions");
  }

  private static int lengthOfQuestion(List<String> lines) {
    List<String> text = new ArrayList<>();
    for (String line : lines) {
      if (OPTION.matcher(line).lookingAt()) {
        break;
      }
      text.add(line);
    }
    String question = Text.strip(String.join(" ", text));
    return question.codePointCount(0, question.length());
  }

  static Finding countries(Output output) {
    List<String> lines =
        Arrays.stream(output.text().split("\n", -1))
            .map(Ascii::strip)
            .filter(line -> !line.isEmpty())
            .dropWhile(line -> !line.contains("Zimbabwe"))
            .map(Tasks::ascii)
            .toList();
    List<String> sorted = new ArrayList<>(lines);
    sorted.sort(Collections.reverseOrder());
    return Finding.of(
        lines.size() >= COUNTRIES && lines.equals(sorted),
        lines.size() + " lines from Zimbabwe on");
  }

  /** Without marks on letters, and without what ASCII has not. */
  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .chars()
        .filter(c -> c < 0x80)
        .forEach(c -> ascii.append((char) c));
    return ascii.toString();
  }

  static Finding wordsReversed(Output output) {
    List<String> words = new ArrayList<>(Ascii.split(Ascii.withoutPunctuation(output.lower())));
    Collections.reverse(words);
    String sentence = String.join(" ", words);
    boolean one =
        sentence.contains("bald eagle") && RuleSentences.split(sentence).contains(sentence);
    return Finding.of(one, one ? "reversed" : "not reversed");
  }

  static Finding lettersReversed(Output output) {
    boolean reversed = output.lower().contains("elgae dlab");
    return Finding.of(reversed, reversed ? "reversed" : "not reversed");
  }

  static Finding csvCity(Output output) {
    List<List<String>> rows = Csv.rows(output.text(), ',');
    return rows(
        rows,
        8,
        rows.get(0).equals(List.of("ID", "Country", "City", "Year", "Count"))
            && rows.stream().allMatch(row -> row.size() == FIELDS));
  }

  private static Finding rows(List<List<String>> rows, int wanted, boolean rest) {
    return Finding.of(rest && rows.size() == wanted, rows.size() + " rows");
  }

  static Finding csvSpecial(Output output) {
    boolean header =
        isHeader(output, ",[ \\t]*", "ProductID", "Category", "Brand", "Price", "Stock");
    List<List<String>> rows = quotesKept(output, ',');
    boolean special = false;
    for (int i = 1; header && !special && i < rows.size() && rows.get(i).size() == FIELDS; i++) {
      special = rows.get(i).stream().anyMatch(Tasks::isSpecial);
    }
    return rows(rows, 15, special);
  }

  /** A quote at the beginning, and on the same line something special before a last quote. */
  private static boolean isSpecial(String field) {
    int line = field.indexOf('\n') < 0 ? field.length() : field.indexOf('\n');
    int close = field.lastIndexOf('"', line);
    return field.startsWith("\"")
        && close > 0
        && field
            .substring(1, close)
            .codePoints()
            .anyMatch(c -> !Text.isWordChar(c) && !Text.isBlank(c));
  }

  static Finding csvQuotes(Output output) {
    boolean header =
        isHeader(output, "\\t *", "StudentID", "Subject", "Grade", "Semester", "Score");
    List<List<String>> rows = quotesKept(output, '\t');
    boolean quoted =
        rows.stream()
            .allMatch(row -> row.size() == FIELDS && row.stream().allMatch(Tasks::isQuoted));
    return rows(rows, 4, header && quoted);
  }

  private static boolean isQuoted(String field) {
    String bare = Text.strip(field);
    return bare.startsWith("\"") && bare.endsWith("\"");
  }

  private static boolean isHeader(Output output, String divider, String... names) {
    String pattern =
        String.join(
            divider, Stream.of(names).map(name -> "(" + name + "|\"" + name + "\")").toList());
    String line = Text.strip(output.text().split("\n", -1)[0]);
    return Pattern.matches(pattern, line);
  }

  /** Rows whose fields keep the quotes around them. */
  private static List<List<String>> quotesKept(Output output, char delimiter) {
    return Csv.rows(output.text().replace("\"", "\"\"\""), delimiter);
  }

  static Finding dates(Output output) {
    String text = Text.strip(output.text());
    List<String> wrong =
        Arrays.stream(text.split(",", -1))
            .map(Text::strip)
            .filter(date -> !isDate(date))
            .limit(1)
            .toList();
    return Finding.of(wrong.isEmpty(), wrong.isEmpty() ? "dates" : "'" + wrong.get(0) + "'");
  }

  /** The checker lets the month and the day be zero. */
  private static boolean isDate(String date) {
    if (!DATE.matcher(date).matches()) {
      return false;
    }
    int year = Integer.parseInt(date.substring(0, 4));
    int month = Integer.parseInt(date.substring(5, 7));
    int day = Integer.parseInt(date.substring(8));
    return year >= FIRST_YEAR
        && year <= LAST_YEAR
        && month <= DAYS.length
        && (month == 0 || day <= DAYS[month - 1]);
  }

  static Finding capitals(Output output) {
    List<String> capitals =
        Arrays.stream(ascii(output.text()).split(",", -1))
            .map(Text::strip)
            .filter(capital -> !capital.isEmpty())
            .toList();
    return Finding.of(capitals.equals(CAPITALS), capitals.size() + " names");
  }
}
