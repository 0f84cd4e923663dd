package io.miso.trainer.text;

import java.beans.FeatureDescriptor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;
import org.jspecify.annotations.Nullable;

/** Resolves the methods of Python's strings and dictionaries, and negative indices of strings. */
final class PythonMethods extends ELResolver {
  private static final Pattern INDEX = Pattern.compile("-?\\d{1,9}");

  @Override
  public @Nullable Object invoke(
      ELContext context,
      @Nullable Object base,
      Object method,
      Class<?> @Nullable [] types,
      Object @Nullable [] arguments) {
    List<String> words = words(arguments);
    if (base instanceof String text) {
      Optional<Object> result = call(text, method.toString(), words, arguments);
      context.setPropertyResolved(result.isPresent());
      return result.orElse(null);
    }
    if (base instanceof Map<?, ?> map && method.equals("get") && arguments != null) {
      context.setPropertyResolved(true);
      Object found = map.get(words.get(0));
      return found == null && arguments.length > 1 ? arguments[1] : found;
    }
    return null;
  }

  private static List<String> words(Object @Nullable [] arguments) {
    return arguments == null ? List.of() : Arrays.stream(arguments).map(String::valueOf).toList();
  }

  private static Optional<Object> call(
      String text, String method, List<String> words, Object @Nullable [] arguments) {
    String first = words.isEmpty() ? "" : words.get(0);
    Object result =
        switch (method) {
          case "strip" -> PythonText.stripStart(PythonText.stripEnd(text, set(words)), set(words));
          case "lstrip" -> PythonText.stripStart(text, set(words));
          case "rstrip" -> PythonText.stripEnd(text, set(words));
          case "split" -> split(text, words);
          case "splitlines" -> text.lines().toList();
          case "startswith" -> affixes(arguments).stream().anyMatch(text::startsWith);
          case "endswith" -> affixes(arguments).stream().anyMatch(text::endsWith);
          case "removeprefix" -> text.startsWith(first) ? text.substring(first.length()) : text;
          case "removesuffix" ->
              text.endsWith(first) ? text.substring(0, text.length() - first.length()) : text;
          case "replace" -> text.replace(first, words.get(1));
          case "find" -> (long) text.indexOf(first);
          case "count" -> (long) PythonText.split(text, first, -1).size() - 1;
          case "upper" -> text.toUpperCase(Locale.ROOT);
          case "lower" -> text.toLowerCase(Locale.ROOT);
          case "title" -> PythonText.title(text);
          case "capitalize" -> PythonText.capitalize(text);
          case "join" -> String.join(text, affixes(arguments));
          default -> null;
        };
    return Optional.ofNullable(result);
  }

  private static IntPredicate set(List<String> words) {
    return words.isEmpty() ? PythonText::isSpace : c -> words.get(0).indexOf(c) >= 0;
  }

  private static List<String> split(String text, List<String> words) {
    return words.isEmpty()
        ? PythonText.words(text)
        : PythonText.split(
            text, words.get(0), words.size() > 1 ? Integer.parseInt(words.get(1)) : -1);
  }

  /** The strings of a first argument that is one string or a list of them. */
  private static List<String> affixes(Object @Nullable [] arguments) {
    Object first = arguments == null || arguments.length == 0 ? "" : arguments[0];
    return first instanceof Collection<?> many
        ? many.stream().map(String::valueOf).collect(Collectors.toList())
        : List.of(String.valueOf(first));
  }

  @Override
  public @Nullable Object getValue(
      ELContext context, @Nullable Object base, @Nullable Object property) {
    // Jinjava hands a number over as its digits.
    if (base instanceof String text && INDEX.matcher(String.valueOf(property)).matches()) {
      int[] codePoints = text.codePoints().toArray();
      int number = Integer.parseInt(String.valueOf(property));
      int index = number + (number < 0 ? codePoints.length : 0);
      if (index >= 0 && index < codePoints.length) {
        context.setPropertyResolved(true);
        return Character.toString(codePoints[index]);
      }
    }
    return null;
  }

  @Override
  public @Nullable Class<?> getType(
      ELContext context, @Nullable Object base, @Nullable Object property) {
    return null;
  }

  @Override
  public void setValue(
      ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
    throw new ChatTemplateException(
        "The chat template sets " + property + " of a value: it may only read values");
  }

  @Override
  public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
    return true;
  }

  @Override
  public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(
      ELContext context, @Nullable Object base) {
    return null;
  }

  @Override
  public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
    return null;
  }
}
