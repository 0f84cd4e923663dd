package io.miso.config;

/** A setting that is unknown or cannot be used; its message names key, value and remedy. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** People may take this setting for the place of a secret: its value is never shown. */
  private static final String SECRET = "teacher.apiKey";

  private static final String HIDDEN = "(not shown)";

  /** The key's value is not one of the allowed ones. */
  public ConfigException(String key, Object value, String allowed) {
    super(
        "Setting %s = '%s' cannot be used. Allowed: %s."
            .formatted(key, key.equals(SECRET) ? HIDDEN : value, allowed));
  }

  /** As the other, with a value that holds a secret. */
  static ConfigException hidden(String key, String allowed) {
    return new ConfigException(key, HIDDEN, allowed);
  }

  /** A message that says it all. */
  public ConfigException(String message) {
    super(message);
  }
}
