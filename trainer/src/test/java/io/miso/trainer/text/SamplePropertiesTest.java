package io.miso.trainer.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.SegmentRole;
import io.miso.schemas.SubContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every sample, on conversations drawn with a fixed seed. */
class SamplePropertiesTest {
  private static final List<String> PIECES =
      List.of(
          "Write",
          " a story",
          " about",
          " rain.",
          "\n",
          "  ",
          " \n\n",
          "👍",
          "用中文回答。",
          "é",
          " Zürich",
          "<|im_end|>",
          "<|im_start|>",
          "{{ x }}",
          " 3.14",
          "\t",
          "assistant",
          "user",
          "?",
          "\u00a0");

  @Test
  void givenTheTinyTokenizer_whenConversationsAreDrawn_thenSamplesKeepTheirPromises() {
    check(Fixtures.TINY, 500);
  }

  @Test
  void givenSmolLm2_whenConversationsAreDrawn_thenSamplesKeepTheirPromises() {
    check(SharedFiles.require("tools/smollm2"), 300);
  }

  private static void check(Path folder, int count) {
    Random random = new Random(11);
    try (Tokenizer tokenizer = Tokenizer.load(folder)) {
      SampleEncoder encoder = new SampleEncoder(tokenizer, 100_000);
      for (int i = 0; i < count; i++) {
        checkOne(tokenizer, encoder, random);
      }
    }
  }

  private static void checkOne(Tokenizer tokenizer, SampleEncoder encoder, Random random) {
    List<SubContext> pieces = new ArrayList<>();
    List<Message> prompt = prompt(random, pieces);
    String ask = prompt.toString();
    String output = text(random);
    Encoded encoded = encoder.encode("x", prompt, output, pieces);
    Sample sample = assertInstanceOf(Encoded.Ready.class, encoded, ask).sample();
    ChatTemplate template = tokenizer.chatTemplate();
    List<Message> whole = new ArrayList<>(prompt);
    whole.add(new Message("assistant", output));
    String full = template.render(whole, false);
    String kept = PythonText.stripEnd(full, c -> c == '\n');
    assertEquals(kept, tokenizer.decode(sample.ids(), false));
    assertLabels(tokenizer, sample, template.render(prompt, true));
    assertSegments(sample, ask);
  }

  private static void assertLabels(Tokenizer tokenizer, Sample sample, String prompt) {
    int start = tokenizer.encode(prompt).size();
    int[] labels = sample.ids().clone();
    Arrays.fill(labels, 0, start, Sample.UNLABELLED);
    assertArrayEquals(labels, sample.labels());
    assertEquals(tokenizer.endOfTurn().orElseThrow(), sample.labels()[sample.size() - 1]);
  }

  private static void assertSegments(Sample sample, String ask) {
    int[] ranks =
        IntStream.of(sample.segments())
            .map(s -> s == Sample.TAIL ? Integer.MAX_VALUE : s)
            .toArray();
    int[] sorted = ranks.clone();
    Arrays.sort(sorted);
    assertArrayEquals(sorted, ranks, ask);
    int[] numbers = IntStream.of(sample.segments()).filter(s -> s > 0).distinct().toArray();
    assertArrayEquals(IntStream.rangeClosed(1, numbers.length).toArray(), numbers, ask);
    assertTrue(numbers.length >= 1, ask);
    for (int i = 0; i < sample.size(); i++) {
      boolean labelled = sample.labels()[i] != Sample.UNLABELLED;
      assertTrue(!labelled || sample.segments()[i] == Sample.TAIL, ask);
    }
  }

  /** A user's message, now and then after a system message, each with its pieces. */
  private static List<Message> prompt(Random random, List<SubContext> pieces) {
    if (random.nextBoolean()) {
      return List.of(new Message("user", message(random, pieces, -1, SegmentRole.values())));
    }
    String system = message(random, pieces, 0, SegmentRole.PREFIX, SegmentRole.SUB);
    boolean split = pieces.stream().anyMatch(piece -> piece.getRole() == SegmentRole.SUB);
    SegmentRole[] roles =
        split ? new SegmentRole[] {SegmentRole.SUB, SegmentRole.SUFFIX} : SegmentRole.values();
    return List.of(
        new Message("system", system), new Message("user", message(random, pieces, 1, roles)));
  }

  /** A message of pieces in that order; now and then without any. */
  private static String message(
      Random random, List<SubContext> pieces, int index, SegmentRole... roles) {
    StringBuilder content = new StringBuilder();
    for (SegmentRole role : roles) {
      int count = role == SegmentRole.SUB ? random.nextInt(5) : random.nextInt(2);
      for (int i = 0; i < count; i++) {
        String text = text(random);
        int start = content.codePointCount(0, content.length());
        content.append(text);
        int end = start + text.codePointCount(0, text.length());
        pieces.add(SampleEncoderTest.piece(index, start, end, role));
      }
    }
    return content.toString();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = 1 + random.nextInt(6); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
