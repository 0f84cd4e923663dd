package io.miso.constraints.text;

/**
 * Accepts what Python's {@code json.loads} accepts: bare scalars, repeated keys, NaN and Infinity;
 * no comments, trailing commas or raw control characters.
 */
public final class JsonSyntax {
  private static final int DEEPEST = 900;
  private static final int LONGEST_INTEGER = 4300;

  private final String text;
  private int at;

  private JsonSyntax(String text) {
    this.text = text;
  }

  /** True when the whole text is one JSON value. */
  public static boolean accepts(String text) {
    JsonSyntax json = new JsonSyntax(text);
    return json.value(0) && json.at == text.length();
  }

  private boolean value(int depth) {
    skipBlanks();
    boolean accepted =
        switch (peek()) {
          case '{' -> depth < DEEPEST && members(depth, '}', true);
          case '[' -> depth < DEEPEST && members(depth, ']', false);
          case '"' -> string();
          case 't' -> literal("true");
          case 'f' -> literal("false");
          case 'n' -> literal("null");
          case 'N' -> literal("NaN");
          case 'I' -> literal("Infinity");
          default -> literal("-Infinity") || number();
        };
    skipBlanks();
    return accepted;
  }

  private boolean members(int depth, char close, boolean named) {
    at++;
    skipBlanks();
    if (take(close)) {
      return true;
    }
    do {
      if ((named && !name()) || !value(depth + 1)) {
        return false;
      }
    } while (take(','));
    return take(close);
  }

  private boolean name() {
    skipBlanks();
    if (peek() != '"' || !string()) {
      return false;
    }
    skipBlanks();
    return take(':');
  }

  private boolean string() {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (c < 0x20 || (c == '\\' && !escape())) {
        return false;
      }
    }
    return false;
  }

  private boolean escape() {
    char c = peek();
    at++;
    if (c != 'u') {
      return c != 0 && "\"\\/bfnrt".indexOf(c) >= 0;
    }
    int end = at + 4;
    while (at < end) {
      if (at >= text.length() || "0123456789abcdefABCDEF".indexOf(text.charAt(at)) < 0) {
        return false;
      }
      at++;
    }
    return true;
  }

  private boolean number() {
    take('-');
    int start = at;
    boolean zero = take('0');
    if (!zero && digits() == 0) {
      return false;
    }
    int whole = at - start;
    int fraction = fraction();
    int exponent = exponent();
    return fraction + exponent > 0 || whole <= LONGEST_INTEGER;
  }

  /** Length of a fraction, 0 when none is there: then the dot is left to fail later. */
  private int fraction() {
    int start = at;
    if (take('.') && digits() == 0) {
      at = start;
    }
    return at - start;
  }

  private int exponent() {
    int start = at;
    if (take('e') || take('E')) {
      if (!take('+')) {
        take('-');
      }
      if (digits() == 0) {
        at = start;
      }
    }
    return at - start;
  }

  private int digits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    return at - start;
  }

  private boolean literal(String word) {
    boolean here = text.startsWith(word, at);
    at += here ? word.length() : 0;
    return here;
  }

  private boolean take(char c) {
    boolean here = at < text.length() && text.charAt(at) == c;
    at += here ? 1 : 0;
    return here;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
