package io.miso.constraints.decompose;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miso.constraints.SharedFiles;
import io.miso.constraints.decompose.Segment.Label;
import io.miso.constraints.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Prompts that others wrote, against constraints that others named in them. */
class RealPromptsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Integer> counts = new TreeMap<>();

  private void count(String name, long more) {
    counts.merge(name, (int) more, Integer::sum);
  }

  /** A share in percent. */
  private double share(String part, String whole) {
    double share = 100.0 * counts.getOrDefault(part, 0) / counts.getOrDefault(whole, 1);
    System.out.printf("%s of %s: %.1f %%%n", part, whole, share);
    return share;
  }

  @Test
  void givenTypedConstraints_whenDecomposed_thenEachStandsAlone() throws IOException {
    JsonNode rows =
        MAPPER.readTree(Files.readAllBytes(SharedFiles.require("prompts/muldimif_half_a.json")));
    rows.forEach(this::typed);
    assertTrue(share("contained", "constraints") >= 96);
    assertTrue(share("alone", "apart") >= 94);
    assertTrue(share("touched", "constraint segments") >= 93);
    assertTrue(share("right", "prompts") >= 81);
  }

  private void typed(JsonNode row) {
    String text = "";
    for (JsonNode message : row.get("conversations")) {
      text = message.get("role").asText().equals("user") ? message.get("content").asText() : text;
    }
    boolean shots = row.get("constraint_pattern").asText().equals("Example");
    int from = shots ? Math.max(0, text.lastIndexOf("**Question**")) : 0;
    List<Optional<Span>> gold = new ArrayList<>();
    for (JsonNode constraint : row.get("constraints")) {
      gold.add(GoldSpans.locate(text, constraint.get(2).asText(), from));
    }
    judge(text, Checks.decompose(text), gold, from);
  }

  private void judge(String text, List<Segment> segments, List<Optional<Span>> gold, int from) {
    Checks.covers(text, segments);
    List<Span> spans = new ArrayList<>();
    int at = 0;
    for (String words : Checks.texts(text, segments)) {
      spans.add(new Span(at, at + words.length()));
      at += words.length();
    }
    List<Span> located = gold.stream().flatMap(Optional::stream).toList();
    List<Integer> owners = located.stream().map(span -> owner(spans, inner(text, span))).toList();
    boolean right = true;
    for (int i = 0; i < located.size(); i++) {
      int owner = owners.get(i);
      boolean alone =
          owner >= 0
              && Collections.frequency(owners, owner) == 1
              && segments.get(owner).label() == Label.CONSTRAINT;
      boolean apart = owner >= 0 && isApart(located, i);
      right &= alone;
      count("constraints", 1);
      count("contained", owner >= 0 ? 1 : 0);
      count("apart", apart ? 1 : 0);
      count("alone", apart && alone ? 1 : 0);
    }
    count("prompts", 1);
    count("right", right ? 1 : 0);
    for (int i = 0; i < segments.size(); i++) {
      Span span = spans.get(i);
      if (segments.get(i).label() == Label.CONSTRAINT && span.end() > from) {
        count("constraint segments", 1);
        boolean touched =
            located.stream().anyMatch(g -> common(g, span) > .3 * (g.end() - g.start()));
        count("touched", touched ? 1 : 0);
      }
    }
  }

  /** The span from its first to its last letter or digit. */
  private static Span inner(String text, Span span) {
    int start = span.start();
    int end = span.end();
    while (start < end && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  private static int owner(List<Span> spans, Span inner) {
    for (int i = 0; i < spans.size(); i++) {
      if (spans.get(i).start() <= inner.start() && inner.end() <= spans.get(i).end()) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isApart(List<Span> located, int index) {
    Span span = located.get(index);
    for (int i = 0; i < located.size(); i++) {
      Span other = located.get(i);
      int shorter = Math.min(span.end() - span.start(), other.end() - other.start());
      if (i != index && common(span, other) > .5 * shorter) {
        return false;
      }
    }
    return true;
  }

  private static int common(Span one, Span other) {
    return Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
  }

  @Test
  void givenKindsOfIfeval_whenDecomposed_thenAConstraintOfEachKindIsFound() throws IOException {
    for (String line : Files.readAllLines(SharedFiles.require("ifeval/input_data.jsonl"))) {
      JsonNode row = MAPPER.readTree(line);
      List<String> kinds = new ArrayList<>();
      row.get("instruction_id_list").forEach(id -> kinds.add(lexiconKind(id.asText())));
      String text = row.get("prompt").asText();
      List<Segment> segments = Checks.decompose(text);
      Checks.covers(text, segments);
      List<Segment> found =
          segments.stream().filter(segment -> segment.label() == Label.CONSTRAINT).toList();
      count("kinds", kinds.size());
      count(
          "recalled",
          kinds.stream()
              .filter(kind -> found.stream().anyMatch(s -> s.kinds().contains(kind)))
              .count());
      count("constraint segments", found.size());
      count(
          "of a named kind",
          found.stream().filter(s -> !Collections.disjoint(s.kinds(), kinds)).count());
    }
    assertTrue(share("recalled", "kinds") >= 93);
    assertTrue(share("of a named kind", "constraint segments") >= 88);
  }

  /** The lexicon's kind for one of IFEval's. */
  private static String lexiconKind(String id) {
    String group = id.substring(0, id.indexOf(':'));
    if (group.equals("keywords") || group.equals("change_case")) {
      return group;
    }
    return Objects.equals(id, "length_constraints:nth_paragraph_first_word")
        ? "length_constraints:number_paragraphs"
        : id;
  }
}
