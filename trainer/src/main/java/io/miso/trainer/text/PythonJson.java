package io.miso.trainer.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON with the separators and escapes of Python's {@code json.dumps(x, ensure_ascii=False)}. */
final class PythonJson {
  private PythonJson() {}

  /**
   * The value's JSON.
   *
   * @param indent spaces a level, or negative for one line
   */
  static String write(@Nullable Object value, int indent) {
    return write(value, indent, 1);
  }

  private static String write(@Nullable Object value, int indent, int level) {
    if (value == null || value instanceof Boolean || value instanceof Number) {
      return String.valueOf(value);
    }
    List<String> items = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((k, v) -> items.add(quote(k) + ": " + write(v, indent, level + 1)));
      return enclose("{", items, "}", indent, level);
    }
    if (value instanceof Collection<?> list) {
      list.forEach(v -> items.add(write(v, indent, level + 1)));
      return enclose("[", items, "]", indent, level);
    }
    return quote(value);
  }

  private static String enclose(
      String open, List<String> items, String close, int indent, int level) {
    if (indent < 0 || items.isEmpty()) {
      return open + String.join(", ", items) + close;
    }
    String line = "\n" + " ".repeat(indent * level);
    String end = "\n" + " ".repeat(indent * (level - 1));
    return open + line + String.join("," + line, items) + end + close;
  }

  private static String quote(Object value) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : value.toString().toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> out.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }
}
