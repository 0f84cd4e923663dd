package io.miso.trainer.text;

import io.miso.schemas.SegmentRole;
import io.miso.schemas.SubContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where the sub-contexts lie in a rendered prompt. */
final class SubContextSpans {
  /** The first code point of the first sub-context, then the end of each one. */
  private final int[] bounds;

  private SubContextSpans(int... bounds) {
    this.bounds = bounds;
  }

  /** One sub-context from start to end. */
  static SubContextSpans whole(int start, int end) {
    return new SubContextSpans(start, end);
  }

  /**
   * Sub-contexts that end one after another. What lies between two of them, such as the marks
   * between messages, belongs to the one that follows.
   */
  static SubContextSpans from(int start, List<Integer> ends) {
    return new SubContextSpans(
        IntStream.concat(IntStream.of(start), ends.stream().mapToInt(end -> end)).toArray());
  }

  /** The message that holds a piece. */
  static int message(SubContext piece, List<Message> messages) {
    return piece.getMessageIndex() < 0 ? messages.size() - 1 : piece.getMessageIndex();
  }

  /**
   * What is wrong with the pieces of a conversation, if anything. They cover each message that they
   * speak of, and the last message if there are any.
   */
  static Optional<String> problem(List<SubContext> pieces, List<Message> messages) {
    int message = 0;
    int end = 0;
    SegmentRole role = SegmentRole.PREFIX;
    for (SubContext piece : pieces) {
      int here = message(piece, messages);
      if (here > message
          && here < messages.size()
          && (end == 0 || end == length(messages, message))) {
        message = here;
        end = 0;
      }
      if (here != message
          || piece.getStart() != end
          || piece.getEnd() < end
          || piece.getRole().compareTo(role) < 0) {
        return Optional.of(
            "its %s piece of message %d from %d to %d does not follow a %s of message %d to %d"
                .formatted(
                    piece.getRole(), here, piece.getStart(), piece.getEnd(), role, message, end));
      }
      end = piece.getEnd();
      role = piece.getRole();
    }
    int last = messages.size() - 1;
    boolean complete = end == length(messages, message);
    return pieces.isEmpty() || complete && (message == last || length(messages, last) == 0)
        ? Optional.empty()
        : Optional.of(
            "its pieces end at %d of message %d, but message %d, the last, ends at %d"
                .formatted(end, message, last, length(messages, last)));
  }

  private static int length(List<Message> messages, int index) {
    String content = messages.get(index).content();
    return content.codePointCount(0, content.length());
  }

  /** The segment of a code point: 0 before the first sub-context, its number, or the tail. */
  int segmentOf(int codePoint) {
    int segment = 0;
    while (segment < bounds.length && bounds[segment] <= codePoint) {
      segment++;
    }
    return segment == bounds.length ? Sample.TAIL : segment;
  }
}
