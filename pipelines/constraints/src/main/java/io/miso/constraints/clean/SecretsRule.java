package io.miso.constraints.clean;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys and tokens, by the forms that their issuers document, and strings that look random: from 24
 * characters, with capitals, small letters and digits, above 4.2 bits a character (the threshold of
 * the project's data design; English text has about 4, digests in hex have at most 4). A message
 * shows only a secret's first four characters.
 */
record SecretsRule() implements TextRule {
  private static final double MOST_BITS = 4.2;
  private static final int LEAST_LENGTH = 24;
  private static final int SHOWN = 4;
  private static final boolean[] TOKEN = token();
  private static final Map<String, Pattern> FORMS = forms();

  private static Map<String, Pattern> forms() {
    Map<String, Pattern> forms = new TreeMap<>();
    forms.put("aws", Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"));
    forms.put(
        "github", Pattern.compile("\\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22})"));
    forms.put("slack", Pattern.compile("\\bxox[abeoprs]-[A-Za-z0-9-]{10}"));
    forms.put("jwt", Pattern.compile("\\beyJ[\\w-]{10,4000}\\.eyJ[\\w-]{10,4000}\\.[\\w-]{10}"));
    forms.put("pem", Pattern.compile("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----"));
    return forms;
  }

  @Override
  public Optional<Finding> find(String name, String text) {
    if (longestRun(text) < SHOWN * SHOWN && !text.contains("-----BEGIN")) {
      return Optional.empty();
    }
    for (Map.Entry<String, Pattern> form : FORMS.entrySet()) {
      Matcher secret = form.getValue().matcher(text);
      if (secret.find()) {
        return Optional.of(finding(form.getKey(), name, secret.group()));
      }
    }
    return random(name, text);
  }

  private static Optional<Finding> random(String name, String text) {
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !isOfToken(text.charAt(i))) {
        if (i - start >= LEAST_LENGTH && looksRandom(text.substring(start, i))) {
          return Optional.of(finding("random", name, text.substring(start, i)));
        }
        start = i + 1;
      }
    }
    return Optional.empty();
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = isOfToken(text.charAt(i)) ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static boolean isOfToken(char c) {
    return c < TOKEN.length && TOKEN[c];
  }

  /** Letters, digits and signs of base64 but the slash, which would take in paths of addresses. */
  private static boolean[] token() {
    boolean[] token = new boolean[128];
    for (char c = 0; c < token.length; c++) {
      token[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
    "+_-=".chars().forEach(c -> token[c] = true);
    return token;
  }

  private static boolean looksRandom(String token) {
    int[] counts = new int[128];
    int capitals = 0;
    int small = 0;
    int digits = 0;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      counts[c]++;
      capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
      small += c >= 'a' && c <= 'z' ? 1 : 0;
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    double bits = 0;
    for (int count : counts) {
      double share = (double) count / token.length();
      bits -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
    }
    return capitals > 0 && small > 0 && digits > 0 && bits > MOST_BITS;
  }

  private static Finding finding(String kind, String name, String secret) {
    return new Finding(
        "SECRET:" + kind,
        "The %s holds what looks like a secret: %s... (%d characters)"
            .formatted(name, secret.substring(0, SHOWN), secret.length()));
  }
}
