package io.miso.cli.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miso.schemas.Reject;
import io.miso.schemas.RejectReason;
import io.miso.schemas.ShardManifest;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.ShardFile;
import io.miso.store.ObjectStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The rejects of a root by reason, with a few samples of each, the newest first. */
final class RejectSamples {
  private static final int SAMPLES = 3;
  private static final int WIDTH = 100;
  private static final int ID = 12;

  /**
   * One reject under one of its reasons.
   *
   * @param place its file and line, where the message does not tell them
   */
  record Sample(String id, String message, String place, String firstLine) {}

  private final Map<String, Long> counts;
  private final Map<String, List<Sample>> samples = new TreeMap<>();

  private RejectSamples(Map<String, Long> counts) {
    this.counts = counts;
    counts.keySet().forEach(code -> samples.put(code, new ArrayList<>()));
  }

  /** Opens shards of rejects only until every reason has its samples; a damaged one has none. */
  static RejectSamples read(ObjectStore store, RootContents contents) {
    RejectSamples all = new RejectSamples(contents.rejects());
    List<ShardManifest> shards = contents.standingRejects();
    for (int i = shards.size() - 1; i >= 0; i--) {
      if (shards.get(i).getCounts().keySet().stream().anyMatch(all::wants)) {
        all.add(store, shards.get(i));
      }
    }
    return all;
  }

  private boolean wants(String code) {
    return samples.getOrDefault(code, List.of()).size() < SAMPLES;
  }

  private void add(ObjectStore store, ShardManifest shard) {
    try {
      for (Reject reject : ShardFile.read(store, shard, Reject.class)) {
        reject.getReasons().forEach(reason -> add(reject, reason));
      }
    } catch (CorruptObjectException damaged) {
      shard.getCounts().keySet().stream()
          .filter(this::wants)
          .forEach(code -> add(code, new Sample("damaged", damaged.reason(), "", "")));
    }
  }

  private void add(Reject reject, RejectReason reason) {
    if (wants(reason.getCode())) {
      add(
          reason.getCode(),
          new Sample(
              reject.getRecordId(), reason.getMessage(), place(reject, reason), firstLine(reject)));
    }
  }

  private static String place(Reject reject, RejectReason reason) {
    String uri = reject.getSourceUri();
    boolean told = uri.startsWith("compose:") || reason.getMessage().startsWith(uri);
    return told ? "" : uri + " line " + reject.getSourceOffset();
  }

  private void add(String code, Sample sample) {
    samples.computeIfAbsent(code, key -> new ArrayList<>()).add(sample);
  }

  private static String firstLine(Reject reject) {
    return reject.getPayload().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  /** The most frequent reason first. */
  private void each(BiConsumer<String, Long> consumer) {
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> consumer.accept(entry.getKey(), entry.getValue()));
  }

  /** For people. */
  List<String> text() {
    List<String> lines = new ArrayList<>();
    each(
        (code, count) -> {
          lines.add(String.format(Locale.ROOT, "%,d %s", count, code));
          for (Sample sample : samples.getOrDefault(code, List.of())) {
            lines.add("  " + start(sample.id(), ID) + "  " + start(sample.message(), WIDTH));
            if (!sample.place().isEmpty()) {
              lines.add("  " + " ".repeat(ID) + "  " + sample.place());
            }
            lines.add("  " + " ".repeat(ID) + "  | " + start(sample.firstLine(), WIDTH));
          }
        });
    return lines;
  }

  private static String start(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most)) + (most == ID ? "" : "...");
  }

  /** For programs: ids and lines are whole. */
  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode reasons = json.putArray("rejects");
    each(
        (code, count) -> {
          ObjectNode reason = reasons.addObject().put("reason", code).put("count", count);
          ArrayNode list = reason.putArray("samples");
          samples
              .getOrDefault(code, List.of())
              .forEach(
                  sample ->
                      list.addObject()
                          .put("id", sample.id())
                          .put("message", sample.message())
                          .put("place", sample.place())
                          .put("firstLine", sample.firstLine()));
        });
    return json.toPrettyString();
  }
}
