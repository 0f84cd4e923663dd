package io.miso.streaming.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  /** Where the sources give a reason its code as a text. */
  private static final Pattern CODE =
      Pattern.compile(
          "new (?:IntakeException|Finding|RejectReason)\\(\\s*\"([A-Z_0-9]*[A-Z])[:\"]");

  private static Set<String> codes(Path sources) throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".java")).toList()) {
        Matcher found = CODE.matcher(Files.readString(file));
        while (found.find()) {
          codes.add(found.group(1));
        }
      }
    }
    return codes;
  }

  @Test
  void givenTheSources_whenSearchedForReasons_thenEveryOneIsKnown() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String module : List.of("../constraints", ".")) {
      codes.addAll(codes(Path.of(module, "src/main/java")));
    }
    assertTrue(codes.containsAll(Set.of("BAD_JSON", "LENGTH", "GAVE_UP")), codes::toString);
    codes.removeAll(Reasons.KNOWN);
    assertEquals(Set.of(), codes);
  }

  @Test
  void givenAReason_whenLookedUp_thenOnlyOneThatNoRejectCanHaveIsRefused() {
    assertEquals(Optional.empty(), Reasons.refusal("CONSTRAINT_FAILED:no_comma", Set.of()));
    assertEquals(Optional.empty(), Reasons.refusal("OF_OLD", Set.of("OF_OLD")));
    assertTrue(Reasons.refusal("near_duplicates", Set.of()).orElseThrow().endsWith("DUPLICATE'?"));
    assertTrue(Reasons.refusal("x", Set.of()).orElseThrow().contains("--rejects"));
  }
}
