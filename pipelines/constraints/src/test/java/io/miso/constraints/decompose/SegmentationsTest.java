package io.miso.constraints.decompose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miso.constraints.decompose.Segment.Label;
import io.miso.schemas.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Prompts and their segmentations as reviewed: a change of the rules or of the lexicon shows here.
 * Run main in the module's folder to write the file anew, and review the difference.
 */
class SegmentationsTest {
  private static final Path FILE =
      Path.of("src/test/resources/io/miso/constraints/decompose/segmentations.txt");
  private static final String CASE = "== ";
  private static final String MESSAGE = "-- ";

  @Test
  void givenTheReviewedPrompts_whenDecomposed_thenTheSegmentsAreThoseOfTheFile()
      throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    assertEquals(String.join("\n", lines), String.join("\n", decomposed(lines)));
  }

  public static void main(String[] arguments) throws IOException {
    Files.write(FILE, decomposed(Files.readAllLines(FILE)));
  }

  /** The file's lines with the segments that the decomposer gives. */
  private static List<String> decomposed(List<String> lines) {
    List<String> out = new ArrayList<>();
    List<Message> messages = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(MESSAGE)) {
        messages.add(new Message(line.substring(MESSAGE.length()), ""));
      } else if (!messages.isEmpty() && line.contains("|")) {
        Message last = messages.get(messages.size() - 1);
        last.setContent(last.getContent() + text(line));
      } else {
        flush(messages, out);
        out.add(line);
      }
    }
    flush(messages, out);
    return out;
  }

  private static void flush(List<Message> messages, List<String> out) {
    if (messages.isEmpty()) {
      return;
    }
    List<Segment> segments = Decomposer.decompose(messages);
    for (int i = 0; i < messages.size(); i++) {
      out.add(MESSAGE + messages.get(i).getRole());
      for (Segment segment : segments) {
        if (segment.messageIndex() == i) {
          out.add(line(segment, messages.get(i).getContent()));
        }
      }
    }
    messages.clear();
  }

  private static String line(Segment segment, String content) {
    int start = content.offsetByCodePoints(0, segment.start());
    int end = content.offsetByCodePoints(0, segment.end());
    String text = content.substring(start, end);
    String label =
        segment.label() == Label.CONSTRAINT
            ? segment.kinds().toString()
            : segment.origin() == Segment.Origin.UNSPLIT ? "UNSPLIT" : "TASK";
    return segment.role() + " " + label + " |" + escaped(text);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String text(String line) {
    String escaped = line.substring(line.indexOf('|') + 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '\\') {
        i++;
        c = escaped.charAt(i) == 'n' ? '\n' : escaped.charAt(i) == 'r' ? '\r' : '\\';
      }
      text.append(c);
    }
    return text.toString();
  }
}
