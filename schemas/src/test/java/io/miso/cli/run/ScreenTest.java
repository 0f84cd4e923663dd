package io.miso.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScreenTest {
  private static final String GENERATOR =
      "{\"status\":{\"pairsPerSecond\":987.4,\"accepted\":12345,\"rejected\":67,"
          + "\"topRejects\":[\"DUPLICATE 40\",\"LENGTH 20\"],\"shards\":123}}";
  private static final String TRAINER =
      "{\"status\":{\"increment\":3,\"step\":1234,\"loss\":1.23456,\"tokensPerSecond\":12345.6,"
          + "\"heldOutLoss\":2.345,\"firstHeldOutLoss\":2.801,\"constraintAccuracy\":0.813,"
          + "\"firstConstraintAccuracy\":0.692,\"nextCheckpointSeconds\":7}}";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private static View view(String... lines) {
    Figures figures = Figures.none();
    for (String line : lines) {
      if (LineParser.parse(line) instanceof Line.Status status) {
        figures = figures.with(status.figures());
      }
    }
    return new View(figures, Map.of());
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void givenAllFigures_whenRendered_thenEachStageHasALine() {
    assertEquals(
        List.of(
            "generator  987 pairs/s  accepted 12,345  rejected 67 (DUPLICATE 40, LENGTH 20)"
                + "  shards 123",
            "trainer    increment 3  step 1,234  loss 1.235  12,346 tokens/s  checkpoint in 7 s",
            "held out   loss 2.345 (-0.456 since the first)"
                + "  constraints met 81.3 % (+12.1 points since the first)"),
        StatusText.lines(view(GENERATOR, TRAINER), 120));
  }

  @Test
  void givenAGeneratorThatIsHeld_whenRendered_thenItSaysWhy() {
    String line = "{\"status\": {\"pairsPerSecond\": 0, \"held\": [\"waiting for it\"]}}";
    assertEquals("generator  0 pairs/s  waiting for it", StatusText.lines(view(line), 80).get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20, 40, 79})
  void givenAnyWidth_whenRendered_thenNoLineIsLongerAndWholePartsAreLeftOut(int width) {
    List<String> wide = StatusText.lines(view(GENERATOR, TRAINER), 200);
    List<String> lines = StatusText.lines(view(GENERATOR, TRAINER), width);
    for (int i = 0; i < lines.size(); i++) {
      assertTrue(lines.get(i).length() <= width, lines.get(i));
      assertTrue(wide.get(i).startsWith(lines.get(i)), lines.get(i));
    }
  }

  @Test
  void givenNoFigures_whenRendered_thenStatesAreSaid() {
    View starting =
        new View(Figures.none(), Map.of(Stage.GENERATOR, "starting", Stage.TRAINER, "ended"));
    assertEquals(
        List.of("generator  starting", "trainer    ended", "held out"),
        StatusText.lines(starting, 80));
    assertEquals("generator: starting; trainer: ended", StatusText.summary(starting));
  }

  @Test
  void givenForeignLine_whenParsed_thenItIsSaidAsItIs() {
    assertEquals(new Line.Say("hello {"), LineParser.parse("hello {"));
    assertEquals(new Line.Say("12"), LineParser.parse("12"));
    assertEquals(new Line.Say(""), LineParser.parse(""));
    assertEquals(new Line.Say("hi"), LineParser.parse("{\"say\":\"hi\"}"));
  }

  @Test
  void givenLog_whenShown_thenASummaryComesEveryTenSecondsIfItChanged() {
    PlainScreen screen = new PlainScreen(out, 0);
    screen.say("trainer", "resumed\nat step 3");
    for (long now = 0; now <= 30_000; now += 1_000) {
      screen.show(view("{\"status\":{\"step\":" + now / 15_000 + "}}"), now);
    }
    screen.close();
    assertEquals(
        List.of(
            "trainer | resumed",
            "trainer | at step 3",
            "status | trainer: step 0",
            "status | trainer: step 1",
            "status | trainer: step 2"),
        printed().lines().toList());
  }

  @Test
  void givenTerminal_whenShown_thenLinesAreDrawnOverAndTheCursorComesBack() {
    LiveScreen screen = new LiveScreen(out, () -> 80);
    screen.show(view("{\"status\":{\"step\":1}}"), 0);
    screen.show(view("{\"status\":{\"step\":2}}"), 500);
    screen.say("trainer", "saved");
    screen.show(view("{\"status\":{\"step\":3}}"), 1_000);
    screen.close();
    String eol = "\033[K\n";
    assertEquals(
        "\033[?25l\rgenerator"
            + eol
            + "trainer    step 1"
            + eol
            + "held out"
            + eol
            + "\r\033[3A\033[Jtrainer | saved\n"
            + "generator"
            + eol
            + "trainer    step 1"
            + eol
            + "held out"
            + eol
            + "\r\033[3Agenerator"
            + eol
            + "trainer    step 3"
            + eol
            + "held out"
            + eol
            + "\033[?25h",
        printed());
  }
}
