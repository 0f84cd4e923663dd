package io.miso.constraints.clean;

import io.miso.constraints.clean.TestPrompts.Prompt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the index of test sets' prompts. Run main in the module's folder to write it anew: the same
 * prompts give the same bytes.
 */
final class ContaminationIndex {
  private static final Path FILE =
      Path.of("src/main/resources/io/miso/constraints/clean", Contamination.RESOURCE);
  private static final int FEWEST_OF_BOILERPLATE = 5;

  /** Wordings that Miso's composer shares with single prompts: demands, not content. */
  private static final List<String> OWN = List.of("add a postscript that starts with P.S.");

  private final List<Prompt> prompts;
  private final Map<Long, Set<String>> groups = new HashMap<>();

  private ContaminationIndex(List<Prompt> prompts) {
    this.prompts = prompts;
    for (Prompt prompt : prompts) {
      for (long run : longRuns(prompt)) {
        groups.computeIfAbsent(run, key -> new HashSet<>()).add(prompt.group());
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(FILE.getParent());
    Files.write(FILE, bytes(TestPrompts.all()));
  }

  static byte[] bytes(List<Prompt> prompts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ContaminationIndex(prompts).write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private void write(DataOutputStream out) throws IOException {
    List<String> sets = prompts.stream().map(Prompt::set).distinct().toList();
    out.writeByte(sets.size());
    for (String set : sets) {
      out.writeUTF(set);
    }
    out.writeShort(prompts.size());
    for (Prompt prompt : prompts) {
      Words words = Words.of(prompt.text());
      out.writeByte(sets.indexOf(prompt.set()));
      out.writeShort(words.count());
      out.writeShort(Contamination.distinct(words.runs(Contamination.SHORT_RUN)));
      out.writeLong(words.whole());
    }
    writeLongRuns(out);
    writeShortRuns(out);
  }

  private void writeLongRuns(DataOutputStream out) throws IOException {
    Map<Long, Integer> own = new TreeMap<>();
    Set<Long> shared = new HashSet<>();
    for (String wording : OWN) {
      shared.add(Words.of(wording).whole());
    }
    for (int i = 0; i < prompts.size(); i++) {
      for (long run : longRuns(prompts.get(i))) {
        if (!shared.contains(run)
            && groups.getOrDefault(run, Set.of()).size() < FEWEST_OF_BOILERPLATE) {
          own.putIfAbsent(Contamination.shortened(run), i);
        }
      }
    }
    out.writeInt(own.size());
    for (Map.Entry<Long, Integer> run : own.entrySet()) {
      posting(out, run.getKey(), run.getValue());
    }
  }

  private void writeShortRuns(DataOutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream postings = new DataOutputStream(bytes);
    for (int i = 0; i < prompts.size(); i++) {
      Words words = Words.of(prompts.get(i).text());
      for (long run :
          Arrays.stream(words.runs(Contamination.SHORT_RUN)).sorted().distinct().toArray()) {
        posting(postings, Contamination.shortened(run), i);
      }
    }
    out.writeInt(postings.size() / Long.BYTES);
    bytes.writeTo(out);
  }

  private static void posting(DataOutputStream out, long hash, int prompt) throws IOException {
    out.writeInt((int) (hash >>> Short.SIZE));
    out.writeShort((int) hash);
    out.writeShort(prompt);
  }

  private static long[] longRuns(Prompt prompt) {
    Words words = Words.of(prompt.text());
    return words.count() < Contamination.LONG_RUN
        ? new long[0]
        : words.runs(Contamination.LONG_RUN);
  }
}
