package io.miso.store;

import java.nio.charset.StandardCharsets;

/** What may name an object, so that every name works alike on a disk and in a bucket. */
final class Names {
  /** The folder under a local root that holds no objects. */
  static final String RESERVED = ".tmp";

  private static final int MAX_BYTES = 1024;

  private Names() {}

  /**
   * The name, checked.
   *
   * @throws IllegalArgumentException if it is not a portable relative name
   */
  static String check(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw refusal(name, "it is longer than " + MAX_BYTES + " bytes");
    }
    if (name.chars().anyMatch(Character::isISOControl)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      throw refusal(name, "it holds a control character or half a surrogate pair");
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw refusal(name, "it has the part '" + part + "'");
      }
    }
    if (name.equals(RESERVED) || name.startsWith(RESERVED + "/")) {
      throw refusal(name, RESERVED + " is reserved for files in the making");
    }
    return name;
  }

  /** The folder that holds all names with the prefix: empty, or checked and ending in a slash. */
  static String folder(String prefix) {
    int slash = prefix.lastIndexOf('/');
    return slash < 0 ? "" : check(prefix.substring(0, slash)) + "/";
  }

  /** Orders names as their UTF-8 bytes, which for surrogates is not how Java orders strings. */
  static int compare(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        int bySurrogate = Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
        return bySurrogate != 0 ? bySurrogate : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static IllegalArgumentException refusal(String name, String why) {
    return new IllegalArgumentException(
        "Not an object name: '" + name + "': " + why + ". Use a relative name such as a/b.json.");
  }
}
