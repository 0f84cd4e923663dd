package io.miso.constraints;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the tables of the verifier tests. A text writes a line end as {@code ⏎} and any other
 * character, where it could not be seen, as its hexadecimal code in braces. Parameters are a dash,
 * or {@code name=value, name=[list of words]}.
 */
final class Cases {
  private static final Pattern CODE = Pattern.compile("\\{([0-9A-F]{1,5})}");

  private Cases() {}

  static Constraint constraint(String kind, String params) {
    return Kinds.of(kind, params(params));
  }

  static Map<String, Object> params(String written) {
    Map<String, Object> params = new HashMap<>();
    if (!written.equals("-")) {
      for (String param : written.split(", ", -1)) {
        int equals = param.indexOf('=');
        params.put(param.substring(0, equals), value(text(param.substring(equals + 1))));
      }
    }
    return params;
  }

  static String text(String written) {
    return CODE.matcher(written.replace('⏎', '\n'))
        .replaceAll(
            code ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
  }

  private static Object value(String written) {
    if (written.equals("[]")) {
      return List.of();
    }
    if (written.startsWith("[")) {
      return List.of(written.substring(1, written.length() - 1).split(" ", -1));
    }
    if (written.matches("-?\\d+")) {
      return Long.valueOf(written);
    }
    return written;
  }
}
