package io.miso.trainer.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miso.schemas.Example;
import io.miso.schemas.Lineage;
import io.miso.schemas.SegmentLabel;
import io.miso.schemas.SegmentOrigin;
import io.miso.schemas.SegmentRole;
import io.miso.schemas.SourceKind;
import io.miso.schemas.SubContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SampleEncoderTest {
  private final Tokenizer tokenizer = Tokenizer.load(Fixtures.TINY);
  private final SampleEncoder encoder = new SampleEncoder(tokenizer, 4096);

  @AfterEach
  void close() {
    tokenizer.close();
  }

  @Test
  void givenPieces_whenEncoded_thenSegmentsHoldTheirTexts() {
    List<SubContext> pieces = new ArrayList<>();
    String text = "";
    text = add(pieces, text, "About 👍 rain.", SegmentRole.PREFIX);
    text = add(pieces, text, " use no commas.", SegmentRole.SUB);
    text = add(pieces, text, " 日本語 only.", SegmentRole.SUB);
    text = add(pieces, text, " Answer.", SegmentRole.SUFFIX);
    Sample sample = ready(encoder.encode("x", user(text), "Well", pieces));
    assertEquals("<|im_start|>user\nAbout 👍 rain.", text(sample, 0));
    assertEquals(" use no commas.", text(sample, 1));
    assertEquals(" 日本語 only.", text(sample, 2));
    assertEquals(
        " Answer.<|im_end|>\n<|im_start|>assistant\nWell<|im_end|>", text(sample, Sample.TAIL));
  }

  @Test
  void givenAnExample_whenEncoded_thenOnlyTheOutputAndItsEndAreLabelled() {
    Sample sample = ready(encoder.encode(example("Name a tree.", "Oak.")));
    assertEquals("id7", sample.id());
    int[] labelled = Arrays.stream(sample.labels()).filter(l -> l >= 0).toArray();
    assertEquals("Oak.<|im_end|>", tokenizer.decode(labelled, false));
    assertEquals(2, sample.ids()[sample.size() - 1]);
    for (int i = 0; i < sample.size(); i++) {
      assertTrue(sample.labels()[i] == Sample.UNLABELLED || sample.labels()[i] == sample.ids()[i]);
    }
  }

  @Test
  void givenPiecesOfTwoMessages_whenEncoded_thenMarksBetweenThemBelongToTheOneThatFollows() {
    List<Message> prompt =
        List.of(
            new Message("system", "You help. Use no commas. Be 👍."),
            new Message("user", "Say hi. In French. Now."));
    List<SubContext> pieces =
        List.of(
            piece(0, 0, 9, SegmentRole.PREFIX),
            piece(0, 9, 24, SegmentRole.SUB),
            piece(0, 24, 30, SegmentRole.SUB),
            piece(1, 0, 7, SegmentRole.SUB),
            piece(1, 7, 18, SegmentRole.SUB),
            piece(1, 18, 23, SegmentRole.SUFFIX));
    Sample sample = ready(encoder.encode("x", prompt, "Salut", pieces));
    assertEquals("<|im_start|>system\nYou help.", text(sample, 0));
    assertEquals(" Use no commas.", text(sample, 1));
    assertEquals(" Be 👍.", text(sample, 2));
    assertEquals("<|im_end|>\n<|im_start|>user\nSay hi.", text(sample, 3));
    assertEquals(" In French.", text(sample, 4));
    assertEquals(
        " Now.<|im_end|>\n<|im_start|>assistant\nSalut<|im_end|>", text(sample, Sample.TAIL));
    assertArrayEquals(ready(encoder.encode("x", prompt, "Salut", List.of())).ids(), sample.ids());
  }

  @Test
  void givenASharedMessageBefore_whenEncoded_thenItIsPrefix() {
    List<Message> prompt =
        List.of(new Message("system", "Be kind."), new Message("user", "Say hi."));
    List<SubContext> pieces =
        List.of(piece(0, 0, 8, SegmentRole.PREFIX), piece(1, 0, 7, SegmentRole.SUB));
    for (List<SubContext> some : List.of(pieces, pieces.subList(1, 2))) {
      Sample sample = ready(encoder.encode("x", prompt, "Hi", some));
      assertEquals("<|im_start|>system\nBe kind.<|im_end|>\n<|im_start|>user\n", text(sample, 0));
      assertEquals("Say hi.", text(sample, 1));
    }
  }

  @Test
  void givenNoPieces_whenEncoded_thenTheMessageIsOneSubContext() {
    Sample sample = ready(encoder.encode("x", user("Name a tree."), "Oak.", List.of()));
    assertEquals("Name a tree.", text(sample, 1));
    assertEquals("<|im_start|>user\n", text(sample, 0));
  }

  @Test
  void givenAMessageThatTheTemplateTrims_whenEncoded_thenSpansFollow() {
    List<SubContext> pieces = new ArrayList<>();
    String text = add(pieces, "", " \n one.", SegmentRole.SUB);
    text = add(pieces, text, " two. \n", SegmentRole.SUB);
    Sample sample = ready(encoder.encode("x", user(text), "Well", pieces));
    assertEquals("one.", text(sample, 1));
    assertEquals(" two.", text(sample, 2));
  }

  @Test
  void givenAMessageThatTheTemplateAlsoWrites_whenEncoded_thenTheMessageIsFound() {
    Sample sample = ready(encoder.encode("x", user("assistant"), "user", List.of()));
    assertEquals("<|im_start|>user\n", text(sample, 0));
    assertEquals("assistant", text(sample, 1));
  }

  @Test
  void givenAnEmptyMessageOrTooShortPieces_whenEncoded_thenNumbersHaveNoGap() {
    assertEquals(1, count(ready(encoder.encode("x", user(""), "Well", List.of()))));
    List<SubContext> pieces = new ArrayList<>();
    String text = add(pieces, "", "wri", SegmentRole.SUB);
    text = add(pieces, text, "t", SegmentRole.SUB); // inside the token of "write"
    text = add(pieces, text, "e a story", SegmentRole.SUB);
    assertEquals(2, count(ready(encoder.encode("x", user(text), "Well", pieces))));
  }

  @Test
  void givenTheEndTokenInsideTheOutput_whenEncoded_thenTheLastOneEndsTheSample() {
    Sample sample = ready(encoder.encode("x", user("Hi"), "a<|im_end|>\nb", List.of()));
    int[] labelled = Arrays.stream(sample.labels()).filter(l -> l >= 0).toArray();
    assertEquals("a<|im_end|>\nb<|im_end|>", tokenizer.decode(labelled, false));
  }

  @Test
  void givenASampleAboveTheMaximum_whenEncoded_thenRefusedWithBothNumbers() {
    SampleEncoder small = new SampleEncoder(tokenizer, 5);
    String reason = refusal(small.encode("x9", user("Name a tree."), "Oak.", List.of()));
    assertTrue(reason.matches("Example x9 has \\d+ tokens, the maximum is 5: .*"), reason);
  }

  @Test
  void givenBrokenPieces_whenEncoded_thenRefused() {
    List<SubContext> gap = List.of(piece(0, 2, SegmentRole.SUB), piece(3, 4, SegmentRole.SUB));
    List<SubContext> order = List.of(piece(0, 2, SegmentRole.SUFFIX), piece(2, 4, SegmentRole.SUB));
    List<SubContext> cut = List.of(piece(0, 3, SegmentRole.SUB));
    List<SubContext> none = List.of(piece(1, 0, 4, SegmentRole.SUB));
    for (List<SubContext> pieces : List.of(gap, order, cut, none)) {
      String reason = refusal(encoder.encode("x", user("abcd"), "Oak.", pieces));
      assertTrue(reason.contains("broken sub-contexts"), reason);
    }
    assertTrue(refusal(encoder.encode("x", List.of(), "a", List.of())).contains("no messages"));
    List<Message> two = List.of(new Message("system", "ab"), new Message("user", "cd"));
    for (List<SubContext> pieces :
        List.of(
            List.of(piece(0, 0, 2, SegmentRole.SUB)),
            List.of(piece(0, 0, 1, SegmentRole.SUB), piece(1, 0, 2, SegmentRole.SUB)),
            List.of(piece(0, 0, 2, SegmentRole.SUB), piece(1, 0, 2, SegmentRole.PREFIX)),
            List.of(piece(1, 0, 2, SegmentRole.SUB), piece(0, 0, 2, SegmentRole.SUB)))) {
      String reason = refusal(encoder.encode("x", two, "Oak.", pieces));
      assertTrue(reason.contains("broken sub-contexts"), reason);
    }
  }

  @Test
  void givenAPrompt_whenEncoded_thenItEndsWithTheAssistantsHeader() {
    Sample prompt = encoder.prompt("x", user("Name a tree."));
    assertEquals(
        "<|im_start|>user\nName a tree.<|im_end|>\n<|im_start|>assistant\n",
        tokenizer.decode(prompt.ids(), false));
    assertTrue(IntStream.of(prompt.labels()).allMatch(l -> l == Sample.UNLABELLED));
    Sample sample = ready(encoder.encode("x", user("Name a tree."), "Oak.", List.of()));
    assertArrayEquals(prompt.ids(), Arrays.copyOf(sample.ids(), prompt.size()));
    assertArrayEquals(prompt.segments(), Arrays.copyOf(sample.segments(), prompt.size()));
  }

  private String text(Sample sample, int segment) {
    int[] ids =
        IntStream.range(0, sample.size())
            .filter(i -> sample.segments()[i] == segment)
            .map(i -> sample.ids()[i])
            .toArray();
    return tokenizer.decode(ids, false);
  }

  private static int count(Sample sample) {
    return IntStream.of(sample.segments()).max().orElseThrow();
  }

  private static List<Message> user(String content) {
    return List.of(new Message("user", content));
  }

  private static Sample ready(Encoded encoded) {
    return assertInstanceOf(Encoded.Ready.class, encoded).sample();
  }

  private static String refusal(Encoded encoded) {
    return assertInstanceOf(Encoded.Refused.class, encoded).reason();
  }

  private static String add(List<SubContext> pieces, String text, String more, SegmentRole role) {
    int start = text.codePointCount(0, text.length());
    pieces.add(piece(start, start + more.codePointCount(0, more.length()), role));
    return text + more;
  }

  static SubContext piece(int start, int end, SegmentRole role) {
    return piece(-1, start, end, role);
  }

  static SubContext piece(int message, int start, int end, SegmentRole role) {
    return new SubContext(
        start, end, role, SegmentLabel.TASK, List.of(), List.of(), SegmentOrigin.RULE, message);
  }

  private static Example example(String ask, String output) {
    return Example.newBuilder()
        .setExampleId("id7")
        .setMessages(List.of(new io.miso.schemas.Message("user", ask)))
        .setOutput(output)
        .setLineage(Lineage.newBuilder().setSource(SourceKind.CORPUS).build())
        .build();
  }
}
