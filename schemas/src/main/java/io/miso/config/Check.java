package io.miso.config;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks of one setting each. */
final class Check {
  private Check() {}

  static void that(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      throw new ConfigException(key, value, allowed);
    }
  }

  static void atLeast(String key, long value, long least) {
    that(value >= least, key, value, "a whole number from " + least);
  }

  static void between(String key, long value, long least, long most) {
    that(value >= least && value <= most, key, value, "a number from " + least + " to " + most);
  }

  static void finite(String key, double value, double least, double most) {
    that(value >= least && value <= most, key, value, "a number from " + least + " to " + most);
  }

  /** Empty, or an address without anything secret in it: it is logged and stored. */
  static void endpoint(String key, String url) {
    String allowed = "http(s)://host:port/path without user, query or fragment";
    if (url.indexOf('@') >= 0 || url.indexOf('?') >= 0) {
      throw ConfigException.hidden(key, allowed);
    }
    that(url.isBlank() || isEndpoint(url), key, url, allowed);
  }

  private static boolean isEndpoint(String url) {
    try {
      URI uri = new URI(url);
      return String.valueOf(uri.getScheme()).matches("https?")
          && uri.getHost() != null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Empty, or where a secret is; the secret itself is refused. */
  static void reference(String key, String reference) {
    that(
        reference.matches("(env:[A-Za-z_][A-Za-z0-9_]*|file:/.+)?"),
        key,
        reference,
        "env:NAME or file:/path; the key itself belongs into neither settings nor commands");
  }
}
