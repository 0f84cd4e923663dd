package io.miso.config;

/** A setting that is unknown or cannot be used; its message names key, value and remedy. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The key's value is not one of the allowed ones. */
  public ConfigException(String key, Object value, String allowed) {
    super("Setting " + key + " = '" + value + "' cannot be used. Allowed: " + allowed + ".");
  }

  /** As the other, with a value that may be a secret and is not shown. */
  static ConfigException hidden(String key, String allowed) {
    return new ConfigException(key, "(not shown)", allowed);
  }

  /** A message that says it all. */
  public ConfigException(String message) {
    super(message);
  }
}
