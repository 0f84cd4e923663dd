package io.miso.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.Map;

/**
 * How a stage tells what it does: as text for a person, or, when {@code miso run} supervises it, as
 * one JSON object a line: {@code {"say": text}} or {@code {"status": {key: value}}}.
 */
public final class Reporter {
  /** Set in the environment of a supervised stage. */
  public static final String SUPERVISED = "MISO_SUPERVISED";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PrintStream out;
  private final boolean supervised;

  Reporter(PrintStream out, boolean supervised) {
    this.out = out;
    this.supervised = supervised;
  }

  /** Reports on standard output, in the form that the environment asks for. */
  public static Reporter standard() {
    return new Reporter(System.out, System.getenv(SUPERVISED) != null);
  }

  /** Tells one thing worth a line of its own. */
  public void say(String text) {
    print(supervised ? json(Map.of("say", text)) : text);
  }

  /** Tells current figures; shown by the supervisor's display, left out elsewhere. */
  public void status(Map<String, ?> figures) {
    if (supervised) {
      print(json(Map.of("status", figures)));
    }
  }

  private synchronized void print(String line) {
    out.println(line);
    out.flush();
  }

  private static String json(Map<String, ?> value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Figures are plain values: " + value, e);
    }
  }
}
