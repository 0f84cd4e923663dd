package io.miso.constraints;

import io.miso.constraints.ConstraintException.Reason;
import io.miso.constraints.text.Search;
import io.miso.constraints.text.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one kind's parameters, and complains with kind, parameter, value and remedy. */
final class Params {
  private final String kind;
  private final Map<String, Object> values = new HashMap<>();
  private final Set<String> read = new HashSet<>();

  /** Null values count as absent: IFEval's files are full of them. */
  Params(String kind, Map<String, ? extends @Nullable Object> values) {
    this.kind = kind;
    values.forEach(
        (name, value) -> {
          if (value != null) {
            this.values.put(name, value);
          }
        });
  }

  /** True when the parameter is given. */
  boolean has(String name) {
    read.add(name);
    return values.containsKey(name);
  }

  /** A whole number of at least 0. */
  long count(String name) {
    long count = whole(name);
    if (count < 0) {
      throw new ConstraintException(
          Reason.UNSPECIFIED, wrongText(name, count, "give a whole number of at least 0"));
    }
    return count;
  }

  /** A whole number of at least 1. */
  long positive(String name) {
    long count = count(name);
    if (count < 1) {
      throw wrong(name, count, "give a whole number of at least 1");
    }
    return count;
  }

  /** A whole number. */
  long whole(String name) {
    Object value = value(name, "a whole number");
    if (value instanceof Number number && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw wrong(name, value, "give a whole number");
  }

  /** A string that is not blank. */
  String text(String name) {
    Object value = value(name, "a text");
    if (full(value)) {
      return value.toString();
    }
    throw wrong(name, value, "give a text that is not blank");
  }

  /** A text that is a regular expression. */
  String expression(String name) {
    return checked(name, text(name));
  }

  /** A text that is a regular expression in small letters too, which can change its meaning. */
  String expressionInAnyCase(String name) {
    checked(name, Text.lower(text(name)));
    return expression(name);
  }

  /** A list, not empty, of regular expressions that are not blank. */
  List<String> expressions(String name) {
    Object value = value(name, "a list of words");
    if (value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Params::full)) {
      return list.stream().map(word -> checked(name, word.toString())).toList();
    }
    throw wrong(name, value, "give a list of at least one word, none of them blank");
  }

  /** A list of at least so many texts that are not blank. */
  List<String> texts(String name, int least) {
    Object value = value(name, "a list of texts");
    if (value instanceof List<?> list
        && list.size() >= least
        && list.stream().allMatch(Params::full)) {
      return list.stream().map(Object::toString).toList();
    }
    throw wrong(name, value, "give a list of at least " + least + " texts, none of them blank");
  }

  private static boolean full(Object value) {
    return value instanceof CharSequence text && !Text.isBlank(text.toString());
  }

  /** One character. */
  String letter(String name) {
    String letter = Text.strip(text(name));
    if (letter.codePointCount(0, letter.length()) != 1) {
      throw wrong(name, letter, "give one character");
    }
    return letter;
  }

  /** One of IFEval's two relations. */
  Relation relation(String name) {
    String words = text(name);
    return Relation.of(words)
        .orElseThrow(() -> wrong(name, words, "give 'less than' or 'at least'"));
  }

  /** All that nothing has read so far; from now on it counts as read. */
  Map<String, Object> rest() {
    Map<String, Object> rest = new HashMap<>(values);
    rest.keySet().removeAll(read);
    read.addAll(rest.keySet());
    return rest;
  }

  /** Refuses parameters that nothing has read. */
  void complete() {
    Stream<String> unknown = values.keySet().stream().filter(name -> !read.contains(name));
    unknown
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              String known =
                  read.isEmpty() ? "none" : String.join(", ", read.stream().sorted().toList());
              throw wrong(name, String.valueOf(values.get(name)), "remove it; known: " + known);
            });
  }

  ConstraintException wrong(String name, Object value, String remedy) {
    return new ConstraintException(Reason.WRONG_PARAMETER, wrongText(name, value, remedy));
  }

  private String wrongText(String name, Object value, String remedy) {
    return "Kind " + kind + ", parameter " + name + ", value '" + value + "': " + remedy;
  }

  private Object value(String name, String wanted) {
    read.add(name);
    Object value = values.get(name);
    if (value == null) {
      throw new ConstraintException(
          Reason.UNSPECIFIED,
          "Kind " + kind + ", parameter " + name + " is missing: give " + wanted);
    }
    return value;
  }

  private String checked(String name, String expression) {
    try {
      Search.check(Text.strip(expression));
      return expression;
    } catch (PatternSyntaxException bad) {
      throw wrong(
          name, expression, "give a plain word or a regular expression: " + bad.getDescription());
    }
  }
}
