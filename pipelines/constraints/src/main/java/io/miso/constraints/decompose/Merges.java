package io.miso.constraints.decompose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** R6: what only explains or repeats the part before it joins that part. */
final class Merges {
  private static final int LONGEST_ELABORATION = 300;

  /** A part of more tokens is not made longer by what could stand alone. */
  private static final int LONGEST_TOKENS = 128;

  private static final Pattern ELABORATION =
      Pattern.compile(
          "[^a-z]{0,4}(?:this|that|these|those|it|to ensure|such as|for example|for instance|as|which|e\\.g|i\\.e|in other words|specifically)(?![a-z])");

  private Merges() {}

  static List<Part> of(Sheet sheet, List<Part> parts) {
    List<Part> merged = new ArrayList<>();
    boolean begun = false;
    for (Part part : parts) {
      int last = merged.size() - 1;
      if (last >= 0 && joins(sheet, merged.get(last), part, begun)) {
        merged.set(last, merged.get(last).join(part));
      } else {
        merged.add(part);
      }
      begun |= part.isConstraint();
    }
    return merged;
  }

  /** Once constraints have begun, a heading goes with what follows it. */
  private static boolean joins(Sheet sheet, Part before, Part part, boolean begun) {
    if (begun && isHeading(sheet, before)) {
      return true;
    }
    if (!before.isConstraint() && !part.isConstraint()) {
      return !(begun && isHeading(sheet, part));
    }
    boolean near = before.paragraph() == part.paragraph() && !startsItem(sheet, part);
    return near
        && before.isConstraint()
        && (elaborates(sheet, part) || repeats(sheet, before, part));
  }

  private static boolean isHeading(Sheet sheet, Part part) {
    return !part.isConstraint() && part.item() && sheet.text.charAt(part.start()) == '#';
  }

  private static boolean startsItem(Sheet sheet, Part part) {
    return part.item() && Blocks.afterMark(sheet.text, part.start(), part.end()) > part.start();
  }

  private static boolean elaborates(Sheet sheet, Part part) {
    return !part.isConstraint()
        && part.length() < LONGEST_ELABORATION
        && ELABORATION.matcher(sheet.folded).region(part.start(), part.end()).lookingAt();
  }

  private static boolean repeats(Sheet sheet, Part before, Part part) {
    return part.isConstraint()
        && (part.reading().hard() & ~before.reading().hard()) == 0
        && Tokens.count(sheet.text, before.start(), part.end()) <= LONGEST_TOKENS;
  }
}
