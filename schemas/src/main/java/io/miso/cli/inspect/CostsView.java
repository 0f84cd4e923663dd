package io.miso.cli.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The costs of a teacher as text and as JSON. */
final class CostsView {
  private static final String FORMAT = "%-12s%-28s%12s%16s%16s%16s";
  private static final int MICROS = 6;

  private CostsView() {}

  static List<String> text(Costs costs) {
    List<String> lines = new ArrayList<>();
    lines.add(line("day", "model", "calls", "prompt tokens", "answer tokens", "cost"));
    costs.rows().forEach(row -> lines.add(line(row)));
    lines.add(
        line(
            "total",
            "",
            count(costs.total(Costs.Row::calls)),
            count(costs.total(Costs.Row::promptTokens)),
            count(costs.total(Costs.Row::completionTokens)),
            money(costs.total(Costs.Row::costMicros))));
    long uncounted = costs.total(Costs.Row::uncounted);
    if (uncounted > 0) {
      lines.add("Of " + count(uncounted) + " calls the teacher did not count the tokens.");
    }
    costs.damaged().forEach(name -> lines.add("Damaged, its cost is unknown: " + name));
    return lines;
  }

  static String json(Costs costs) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = json.putArray("costs");
    costs.rows().forEach(row -> rows.add(json(row)));
    ArrayNode damaged = json.putArray("damaged");
    costs.damaged().forEach(damaged::add);
    return json.put("costMicros", costs.total(Costs.Row::costMicros)).toPrettyString();
  }

  private static ObjectNode json(Costs.Row row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("day", row.day().toString())
        .put("model", row.model())
        .put("calls", row.calls())
        .put("uncounted", row.uncounted())
        .put("promptTokens", row.promptTokens())
        .put("completionTokens", row.completionTokens())
        .put("costMicros", row.costMicros());
  }

  private static String line(Costs.Row row) {
    return line(
        row.day().toString(),
        row.model(),
        count(row.calls()),
        count(row.promptTokens()),
        count(row.completionTokens()),
        money(row.costMicros()));
  }

  private static String line(Object... columns) {
    return String.format(Locale.ROOT, FORMAT, columns);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String money(long micros) {
    return BigDecimal.valueOf(micros, MICROS).toPlainString();
  }
}
