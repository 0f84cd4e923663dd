package io.miso.trainer.text;

import io.miso.schemas.SegmentRole;
import io.miso.schemas.SubContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where the sub-contexts of a message lie. */
final class SubContextSpans {
  /** The first code point of every sub-context and, last, the end of the last one. */
  private final int[] bounds;

  private SubContextSpans(int... bounds) {
    this.bounds = bounds;
  }

  /** One sub-context from start to end. */
  static SubContextSpans whole(int start, int end) {
    return new SubContextSpans(start, end);
  }

  /** The sub-contexts of a message; the whole message where the pieces hold none. */
  static SubContextSpans of(List<SubContext> pieces, int length) {
    List<SubContext> subs = pieces.stream().filter(p -> p.getRole() == SegmentRole.SUB).toList();
    if (subs.isEmpty()) {
      return whole(0, length);
    }
    int end = subs.get(subs.size() - 1).getEnd();
    return new SubContextSpans(
        IntStream.concat(subs.stream().mapToInt(SubContext::getStart), IntStream.of(end))
            .toArray());
  }

  /** What is wrong with the pieces of a message of this many code points, if anything. */
  static Optional<String> problem(List<SubContext> pieces, int length) {
    int end = 0;
    SegmentRole last = SegmentRole.PREFIX;
    for (SubContext piece : pieces) {
      if (piece.getStart() != end || piece.getEnd() < end || piece.getRole().compareTo(last) < 0) {
        return Optional.of(
            "its %s piece from %d to %d does not follow a %s that ends at %d"
                .formatted(piece.getRole(), piece.getStart(), piece.getEnd(), last, end));
      }
      end = piece.getEnd();
      last = piece.getRole();
    }
    return pieces.isEmpty() || end == length
        ? Optional.empty()
        : Optional.of("its pieces end at %d, its last message at %d".formatted(end, length));
  }

  /** The same spans in a text where the message begins later, cut to the message's room there. */
  SubContextSpans shifted(int by, int start, int end) {
    return new SubContextSpans(
        IntStream.of(bounds).map(b -> Math.max(start, Math.min(end, b + by))).toArray());
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
