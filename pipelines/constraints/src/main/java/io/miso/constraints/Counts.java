package io.miso.constraints;

import io.miso.constraints.text.Ascii;
import io.miso.constraints.text.Markdown;
import io.miso.constraints.text.Resources;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Tables;
import io.miso.constraints.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What {@link CountConstraint}s count. */
final class Counts {
  /** A count that no bounds admit: there is nothing of the sort that could be counted. */
  static final long NOTHING = -1;

  private static final Map<String, Set<String>> WORD_LISTS = wordLists();

  private Counts() {}

  /**
   * A count and the places it rests on.
   *
   * @param number what is compared with the bounds
   */
  record Count(double number, List<Span> places) {
    static Count of(Collection<Span> places) {
      return new Count(places.size(), List.copyOf(places));
    }
  }

  static Count words(Output output) {
    return new Count(output.wordCount(), List.of());
  }

  static Count sentences(Output output) {
    return Count.of(output.sentences());
  }

  static Count paragraphs(Output output) {
    return Count.of(paragraphs(output.text()));
  }

  /** Runs of lines with text; lines of white space divide them. */
  static List<Span> paragraphs(String text) {
    List<Span> paragraphs = new ArrayList<>();
    int end = -1;
    for (Span line : Markdown.lines(text)) {
      boolean goesOn = end >= 0 && line.start() == end + 1;
      int start = goesOn ? paragraphs.remove(paragraphs.size() - 1).start() : line.start();
      paragraphs.add(new Span(start, line.end()));
      end = line.end();
    }
    return paragraphs;
  }

  static Count lines(Output output) {
    return Count.of(Markdown.lines(output.text()));
  }

  /** Different words, case ignored. */
  static Count differentWords(Output output) {
    Map<String, Span> first = new HashMap<>();
    for (Span word : Span.words(output.text())) {
      first.putIfAbsent(Text.lower(word.in(output.text())), word);
    }
    return new Count(first.size(), List.of());
  }

  /** The words of the longest sentence. */
  static Count longestSentence(Output output) {
    Span longest = new Span(0, 0);
    int most = 0;
    for (Span sentence : output.sentences()) {
      int words = Text.countWords(sentence.in(output.text()));
      longest = words > most ? sentence : longest;
      most = Math.max(most, words);
    }
    return new Count(most, List.of(longest));
  }

  /** The rows of the only table. */
  static Count tableRows(Output output) {
    List<Tables.Table> tables = Tables.of(output.text());
    return tables.size() == 1 ? Count.of(tables.get(0).rows()) : new Count(NOTHING, List.of());
  }

  /** The columns of the only table. */
  static Count tableColumns(Output output) {
    List<Tables.Table> tables = Tables.of(output.text());
    return new Count(tables.size() == 1 ? tables.get(0).columns() : NOTHING, List.of());
  }

  static Count headingLevels(Output output) {
    Map<Integer, Span> first = new TreeMap<>();
    for (Span heading : Markdown.headings(output.text())) {
      first.putIfAbsent(Markdown.headingLevel(heading.in(output.text())), heading);
    }
    return Count.of(first.values());
  }

  static Count blockQuotes(Output output) {
    return Count.of(Markdown.blockQuotes(output.text()));
  }

  /** Items numbered 1, 2, 3, ...; none where another number stands. */
  static Count numberedItems(Output output) {
    List<Span> items = Markdown.numbered(output.text());
    for (int i = 0; i < items.size(); i++) {
      String item = Text.stripLeft(items.get(i).in(output.text()));
      if (!item.startsWith((i + 1) + ".") && !item.startsWith((i + 1) + ")")) {
        return new Count(NOTHING, List.of(items.get(i)));
      }
    }
    return Count.of(items);
  }

  /** IFBench's different words: what is left of tokens without punctuation at their ends. */
  static Count differentTokens(Output output) {
    Set<String> different = new HashSet<>();
    Ascii.split(output.lower()).forEach(token -> different.add(Ascii.strip(token)));
    return new Count(different.size(), List.of());
  }

  /** IFBench's numbers: runs of digits once punctuation is removed. */
  static Count numbers(Output output) {
    String text = Ascii.withoutPunctuation(output.text());
    return new Count(Span.runs(text, Text::isDigit).size(), List.of());
  }

  static Count pronouns(Output output) {
    String text = Ascii.withoutPunctuation(output.lower().replace('/', ' '));
    Set<String> pronouns = wordList("pronoun");
    return new Count(Ascii.split(text).stream().filter(pronouns::contains).count(), List.of());
  }

  /** As IFBench counts them: written differently, by punctuation too, is different. */
  static Count conjunctions(Output output) {
    Set<String> conjunctions = wordList("conjunction");
    return distinctTokens(output, token -> conjunctions.contains(Text.lower(Ascii.strip(token))));
  }

  private static Count distinctTokens(Output output, Predicate<String> wanted) {
    Map<String, Span> first = new TreeMap<>();
    for (Span token : Ascii.tokens(output.text())) {
      String text = token.in(output.text());
      if (wanted.test(text)) {
        first.putIfAbsent(text, token);
      }
    }
    return Count.of(first.values());
  }

  /** Names of IFBench's list that occur, as parts of words too. */
  static Count personNames(Output output) {
    List<Span> found = new ArrayList<>();
    for (String name : wordList("name")) {
      int at = output.text().indexOf(name);
      if (at >= 0) {
        found.add(new Span(at, at + name.length()));
      }
    }
    return Count.of(found);
  }

  /** The share of stop words among all words in percent. */
  static Count stopWords(Output output) {
    List<Span> words = Span.words(output.text());
    Set<String> stopWords = wordList("stop");
    double found =
        words.stream()
            .filter(word -> stopWords.contains(Text.lower(word.in(output.text()))))
            .count();
    return new Count(words.isEmpty() ? NOTHING : found / words.size() * 100, List.of());
  }

  /** How often the most frequent word stands there. */
  static Count mostRepeated(Output output) {
    Map<String, Integer> counts = new HashMap<>();
    int most = 0;
    for (String word : Ascii.split(Ascii.withoutPunctuation(output.lower()))) {
      most = Math.max(most, counts.merge(word, 1, Integer::sum));
    }
    return new Count(most, List.of());
  }

  private static Set<String> wordList(String sort) {
    return WORD_LISTS.getOrDefault(sort, Set.of());
  }

  private static Map<String, Set<String>> wordLists() {
    return Resources.lines(Counts.class, "word-lists.txt").stream()
        .map(line -> line.split(" ", 2))
        .collect(
            Collectors.groupingBy(
                line -> line[0],
                Collectors.flatMapping(
                    line -> Ascii.split(line[1]).stream(), Collectors.toUnmodifiableSet())));
  }
}
