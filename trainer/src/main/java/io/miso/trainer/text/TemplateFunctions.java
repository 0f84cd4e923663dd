package io.miso.trainer.text;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The functions and filters that transformers gives to chat templates. */
public final class TemplateFunctions {
  /** The date that Llama's templates fall back to. */
  private static final LocalDateTime TODAY = LocalDateTime.of(2024, 7, 26, 0, 0);

  private static final Pattern DIRECTIVE = Pattern.compile("%([a-zA-Z%])");
  private static final Map<String, String> DIRECTIVES =
      Map.ofEntries(
          Map.entry("a", "EEE"),
          Map.entry("A", "EEEE"),
          Map.entry("b", "MMM"),
          Map.entry("B", "MMMM"),
          Map.entry("d", "dd"),
          Map.entry("H", "HH"),
          Map.entry("I", "hh"),
          Map.entry("j", "DDD"),
          Map.entry("m", "MM"),
          Map.entry("M", "mm"),
          Map.entry("p", "a"),
          Map.entry("S", "ss"),
          Map.entry("y", "yy"),
          Map.entry("Y", "yyyy"),
          Map.entry("%", "'%'"));

  private TemplateFunctions() {}

  static void register(Jinjava engine) {
    engine.registerFunction(function("raise_exception", "raiseException"));
    engine.registerFunction(function("strftime_now", "formatToday"));
    engine.registerFilter(new ToJson());
    engine.registerFilter(new Trim());
  }

  private static ELFunctionDefinition function(String name, String method) {
    return new ELFunctionDefinition("", name, TemplateFunctions.class, method, String.class);
  }

  /** Called by a template that refuses a conversation. */
  public static String raiseException(String message) {
    throw new ChatTemplateException(message);
  }

  /** Python's {@code strftime} of a fixed day: a sample must not change with the wall clock. */
  public static String formatToday(String format) {
    return DIRECTIVE
        .matcher(format)
        .replaceAll(m -> Matcher.quoteReplacement(formatToday(format, m.group(1))));
  }

  private static String formatToday(String format, String directive) {
    String pattern = DIRECTIVES.get(directive);
    if (pattern == null) {
      throw new ChatTemplateException(
          "The chat template calls strftime_now('" + format + "'): %" + directive + " is unknown");
    }
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(TODAY);
  }

  /** Python's {@code json.dumps} without ASCII escapes. */
  private static final class ToJson implements Filter {
    @Override
    public String getName() {
      return "tojson";
    }

    @Override
    public Object filter(
        @Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
      return PythonJson.write(value, arguments.length > 0 ? Integer.parseInt(arguments[0]) : -1);
    }

    @Override
    public Object filter(
        @Nullable Object value,
        JinjavaInterpreter interpreter,
        Object[] arguments,
        Map<String, Object> named) {
      Object indent = named.get("indent");
      return PythonJson.write(value, indent instanceof Number n ? n.intValue() : -1);
    }
  }

  /** Trims Python's white space, which is more than Java's. */
  private static final class Trim implements Filter {
    @Override
    public String getName() {
      return "trim";
    }

    @Override
    public Object filter(
        @Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
      return PythonText.strip(value == null ? "None" : value.toString());
    }
  }
}
