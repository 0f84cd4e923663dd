package io.miso.cli.inspect;

import io.miso.schemas.TeacherAnswer;
import io.miso.shards.CorruptObjectException;
import io.miso.shards.JsonRecords;
import io.miso.shards.Layout;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What a teacher's answers under a root have cost, added up from the answers themselves: a paid
 * call is one object, so that no replay counts twice.
 *
 * @param rows a row for each day and model, oldest first
 * @param damaged names of answers that cannot be read; their cost is unknown
 */
record Costs(List<Row> rows, List<String> damaged) {
  /**
   * One day's calls of one model.
   *
   * @param day in UTC
   * @param calls answers paid
   * @param uncounted calls of which the teacher did not count the tokens
   * @param costMicros millionths of the currency unit
   */
  record Row(
      LocalDate day,
      String model,
      long calls,
      long uncounted,
      long promptTokens,
      long completionTokens,
      long costMicros) {
    private Row plus(Row other) {
      return new Row(
          day,
          model,
          calls + other.calls,
          uncounted + other.uncounted,
          promptTokens + other.promptTokens,
          completionTokens + other.completionTokens,
          costMicros + other.costMicros);
    }
  }

  Costs {
    rows = List.copyOf(rows);
    damaged = List.copyOf(damaged);
  }

  /** The costs under a root; a folder in which nothing was begun is not even opened. */
  static Costs read(String root) {
    if (!RootReader.begun(root)) {
      return new Costs(List.of(), List.of());
    }
    try (ObjectStore store = ObjectStores.open(root)) {
      return read(store);
    }
  }

  static Costs read(ObjectStore store) {
    Map<String, Row> rows = new TreeMap<>();
    List<String> damaged = new ArrayList<>();
    for (String name : store.list(Layout.answers(), "")) {
      try {
        Row row = row(JsonRecords.decode(name, store.read(name), TeacherAnswer.class));
        rows.merge(row.day() + " " + row.model(), row, Row::plus);
      } catch (CorruptObjectException refused) {
        damaged.add(refused.object() + ": " + refused.reason());
      }
    }
    return new Costs(List.copyOf(rows.values()), damaged);
  }

  private static Row row(TeacherAnswer answer) {
    return new Row(
        Instant.ofEpochMilli(answer.getAnsweredAtMillis()).atZone(ZoneOffset.UTC).toLocalDate(),
        answer.getModel(),
        1,
        answer.getUsageKnown() ? 0 : 1,
        answer.getPromptTokens(),
        answer.getCompletionTokens(),
        answer.getCostMicros());
  }

  /** A column added up over all rows. */
  long total(ToLongFunction<Row> column) {
    return rows.stream().mapToLong(column).sum();
  }
}
