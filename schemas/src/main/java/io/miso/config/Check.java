package io.miso.config;

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
}
