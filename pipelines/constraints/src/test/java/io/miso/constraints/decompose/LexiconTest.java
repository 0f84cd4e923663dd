package io.miso.constraints.decompose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.constraints.KindSplit;
import io.miso.constraints.Kinds;
import io.miso.constraints.text.Resources;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LexiconTest {
  private static final Set<String> GROUPS =
      Set.of("length", "content", "format", "language", "soft", "cue");

  private static List<String[]> lines() {
    return Resources.lines(LexiconTest.class, "lexicon.txt").stream()
        .filter(line -> !line.startsWith("{"))
        .map(line -> line.split(" +\\| +", 4))
        .toList();
  }

  @Test
  void givenTheLexicon_whenRead_thenEveryKindIsKnownAndEveryKindOfIfevalHasOne() {
    Set<String> kinds = new TreeSet<>();
    for (String[] fields : lines()) {
      assertTrue(GROUPS.contains(fields[0]), fields[0]);
      assertTrue(fields[2].matches("\\S+( \\S+)*"), fields[2]);
      kinds.add(fields[1]);
    }
    Set<String> missing = new TreeSet<>(Kinds.all(KindSplit.TRAIN));
    missing.removeIf(
        kind -> kind.startsWith("miso:") || kinds.contains(kind) || kinds.contains(group(kind)));
    assertEquals(Set.of("length_constraints:nth_paragraph_first_word"), missing);
    kinds.removeIf(
        kind ->
            kind.startsWith("miso:")
                || kind.equals("cue")
                || Kinds.all().stream().anyMatch(k -> k.equals(kind) || group(k).equals(kind)));
    assertEquals(Set.of(), kinds);
  }

  private static String group(String kind) {
    return kind.substring(0, kind.indexOf(':'));
  }

  @Test
  void givenWordsOfAKindWithoutACue_whenRead_thenNoConstraint() {
    Sheet sheet = new Sheet("What is JSON?");
    Reading reading = sheet.read(0, sheet.text.length());
    assertEquals(List.of("detectable_format:json_format"), Lexicon.SHIPPED.names(reading));
    assertEquals(false, reading.isConstraint());
  }
}
