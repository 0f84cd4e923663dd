package io.miso.constraints.decompose;

import io.miso.constraints.decompose.Segment.Label;
import io.miso.constraints.decompose.Segment.Origin;
import io.miso.constraints.decompose.Segment.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * A message and its sub-contexts; what stands before them is shared prefix, what stands after them
 * shared suffix.
 *
 * @param parts the sub-contexts, without gaps; none where the message is not split
 */
record Outline(String text, List<Part> parts) {
  static final Outline NONE = whole("");

  /** A message that is not split. */
  static Outline whole(String text) {
    return new Outline(text, List.of());
  }

  /** The outline, or the message as a whole where a cut is not what it must be. */
  static Outline checked(Sheet sheet, List<Part> parts) {
    int at = parts.isEmpty() ? 0 : parts.get(0).start();
    for (Part part : parts) {
      if (part.start() != at || part.end() <= at || !sheet.shields.mayCut(at)) {
        return whole(sheet.text);
      }
      at = part.end();
    }
    return sheet.shields.mayCut(at) ? new Outline(sheet.text, parts) : whole(sheet.text);
  }

  /** The number of sub-contexts, the message itself counting as one. */
  int size() {
    return Math.max(1, parts.size());
  }

  long constraints() {
    return parts.stream().filter(Part::isConstraint).count();
  }

  /** The same with the shared prefix as a sub-context of its own. */
  Outline withLead() {
    if (parts.isEmpty() || parts.get(0).start() == 0) {
      return this;
    }
    List<Part> all = new ArrayList<>(parts);
    all.add(0, new Part(0, parts.get(0).start(), Reading.NOTHING, false, 0));
    return new Outline(text, all);
  }

  /** The same with the shared suffix in the last sub-context. */
  Outline withTail() {
    List<Part> all = new ArrayList<>(parts);
    Part last = all.remove(all.size() - 1);
    all.add(new Part(last.start(), text.length(), last.reading(), last.item(), last.paragraph()));
    return new Outline(text, all);
  }

  /** The same with parts of good size, and no more of them than that. */
  Outline fit(int most) {
    return new Outline(text, Sizes.fit(text, parts, most));
  }

  /** A whole message that is shared prefix or suffix. */
  static List<Segment> shared(String text, int index, Role role) {
    List<Segment> segments = new ArrayList<>();
    new Emitter(text, index, segments).emit(text.length(), role, Reading.NOTHING, Origin.RULE);
    return segments;
  }

  /** The segments of the message of that index. */
  List<Segment> segments(int index) {
    List<Segment> segments = new ArrayList<>();
    Emitter emitter = new Emitter(text, index, segments);
    if (parts.isEmpty()) {
      emitter.emit(text.length(), Role.SUB, Reading.NOTHING, Origin.UNSPLIT);
      return segments;
    }
    emitter.emit(parts.get(0).start(), Role.PREFIX, Reading.NOTHING, Origin.RULE);
    parts.forEach(part -> emitter.emit(part.end(), Role.SUB, part.reading(), Origin.RULE));
    emitter.emit(text.length(), Role.SUFFIX, Reading.NOTHING, Origin.RULE);
    return segments;
  }

  /** Writes segments one after another, and counts in code points on the way. */
  private static final class Emitter {
    private final String text;
    private final int index;
    private final List<Segment> segments;
    private int at;
    private int codePoint;

    Emitter(String text, int index, List<Segment> segments) {
      this.text = text;
      this.index = index;
      this.segments = segments;
    }

    void emit(int end, Role role, Reading reading, Origin origin) {
      if (end == at) {
        return;
      }
      int start = codePoint;
      codePoint += text.codePointCount(at, end);
      at = end;
      boolean constraint = reading.isConstraint();
      segments.add(
          new Segment(
              start,
              codePoint,
              index,
              role,
              constraint ? Label.CONSTRAINT : Label.TASK,
              constraint ? Lexicon.SHIPPED.names(reading) : List.of(),
              List.of(),
              origin));
    }
  }
}
