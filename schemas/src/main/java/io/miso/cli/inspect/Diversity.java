package io.miso.cli.inspect;

import io.miso.schemas.ConstraintRecord;
import io.miso.schemas.Example;
import io.miso.schemas.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How varied a stream of examples is, gathered one by one in bounded memory. An instruction is
 * normalised to its lower-case letters and digits. A phrasing is a constraint's templateId:
 * wording, opening and form of numbers together. Sentences that the prompt itself gives word for
 * word do not count, nor do those of fewer than three words.
 */
public final class Diversity {
  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\n+");
  private static final int PHRASINGS = 20_000;
  private static final int SENTENCES = 200_000;
  private static final int FEWEST_WORDS = 3;

  private final DistinctCount instructions = new DistinctCount();
  private final DistinctCount trigrams = new DistinctCount();
  private final FrequentItems sentences = new FrequentItems(SENTENCES);
  private final Map<String, FrequentItems> phrasings = new TreeMap<>();
  private final Map<Integer, Long> levels = new TreeMap<>();
  private final Map<String, Long> compositions = new TreeMap<>();
  private long rows;
  private long trigramsSeen;

  /** Takes one example in. */
  public void add(Example example) {
    rows++;
    StringBuilder prompt = new StringBuilder();
    for (Message message : example.getMessages()) {
      prompt.append(message.getContent()).append('\n');
    }
    instructions.add(normalised(prompt.toString()));
    levels.merge(example.getLevel(), 1L, Long::sum);
    compositions.merge(example.getComposition().name(), 1L, Long::sum);
    for (ConstraintRecord constraint : example.getConstraints()) {
      phrasings
          .computeIfAbsent(constraint.getKind(), anew -> new FrequentItems(PHRASINGS))
          .add(constraint.getTemplateId());
    }
    addOutput(example.getOutput(), normalised(prompt.toString()));
  }

  private void addOutput(String output, String prompt) {
    String[] words = normalised(output).split(" ");
    for (int i = 0; i + 2 < words.length; i++) {
      trigrams.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
      trigramsSeen++;
    }
    HashSet<String> here = new HashSet<>();
    for (String sentence : SENTENCE_END.split(output)) {
      String plain = normalised(sentence);
      boolean counts = plain.split(" ").length >= FEWEST_WORDS && !prompt.contains(plain);
      if (counts && here.add(plain)) {
        sentences.add(plain);
      }
    }
  }

  private static String normalised(String text) {
    return NOT_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** Examples taken in. */
  public long rows() {
    return rows;
  }

  /** Different normalised prompts, estimated. */
  public long distinctInstructions() {
    return Math.min(rows, instructions.estimate());
  }

  /** Different word trigrams of all outputs, as a share of all. */
  public double distinctTrigrams() {
    return trigramsSeen == 0
        ? 0
        : Math.min(trigramsSeen, trigrams.estimate()) / (double) trigramsSeen;
  }

  /** The share of outputs that hold the most frequent sentence. */
  public double topSentenceShare() {
    return rows == 0 ? 0 : sentences.top().map(Map.Entry::getValue).orElse(0L) / (double) rows;
  }

  /** Of each kind, the share of its most frequent phrasing. */
  public Map<String, Double> topPhrasingShares() {
    Map<String, Double> shares = new TreeMap<>();
    phrasings.forEach((kind, items) -> shares.put(kind, share(items)));
    return shares;
  }

  private static double share(FrequentItems items) {
    return items.top().map(Map.Entry::getValue).orElse(0L) / (double) items.added();
  }

  /** The report, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(row("rows", "%,d".formatted(rows)));
    lines.add(row("instructions", "%,d distinct (estimated)".formatted(distinctInstructions())));
    lines.add(row("distinct-3", "%.3f".formatted(distinctTrigrams())));
    lines.add(
        row(
            "top sentence",
            "in %.2f %% of outputs: %s"
                .formatted(
                    100 * topSentenceShare(), sentences.top().map(Map.Entry::getKey).orElse(""))));
    lines.add(row("levels", levels.toString()));
    lines.add(row("compositions", compositions.toString()));
    lines.add("");
    lines.add("%-46s %12s %s".formatted("kind", "constraints", "top phrasing"));
    phrasings.forEach(
        (kind, items) ->
            lines.add("%-46s %,12d %11.2f %%".formatted(kind, items.added(), 100 * share(items))));
    return lines;
  }

  private static String row(String name, String value) {
    return "%-14s%s".formatted(name, value);
  }
}
