package io.miso.constraints.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text files shipped beside the classes. */
public final class Resources {
  private Resources() {}

  /** The lines of a UTF-8 resource beside the class, without blank lines and # comments. */
  public static List<String> lines(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "Resource " + name + " is not beside " + beside.getName() + ": rebuild the module");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Resource " + name + " cannot be read", unreadable);
    }
  }
}
