package io.miso.constraints.verify;

import io.miso.constraints.Constraint;
import io.miso.constraints.Output;
import io.miso.constraints.Verdict;
import io.miso.constraints.Verdict.Status;
import io.miso.constraints.text.Text;
import java.util.List;
import java.util.stream.Stream;

/** One response under IFEval's two rules; what constraints see in it is worked out once. */
final class Response {
  private final Output whole;
  private final List<Output> variants;

  Response(String text) {
    whole = new Output(text);
    variants = variants(text).stream().map(Output::new).toList();
  }

  /** The verdict on the response as it is. */
  Verdict strict(Constraint constraint) {
    return constraint.verify(whole);
  }

  /** Satisfied when any variant is; an error when none is and one could not be judged. */
  Status loose(Constraint constraint, Verdict strict) {
    Status loose = strict.status();
    for (int i = 0; loose != Status.SATISFIED && i < variants.size(); i++) {
      Status status = constraint.verify(variants.get(i)).status();
      loose = status == Status.UNSATISFIED ? loose : status;
    }
    return loose;
  }

  /**
   * The response without stars; without its first line, its last line, and both, stripped; these
   * three without stars.
   */
  private static List<String> variants(String text) {
    int first = text.indexOf('\n');
    int last = text.lastIndexOf('\n');
    if (first < 0) {
      return List.of(text.replace("*", ""));
    }
    String both = first < last ? text.substring(first + 1, last) : "";
    List<String> cut =
        Stream.of(text.substring(first + 1), text.substring(0, last), both)
            .map(Text::strip)
            .toList();
    return Stream.concat(
            Stream.concat(Stream.of(text), cut.stream()).map(v -> v.replace("*", "")), cut.stream())
        .toList();
  }
}
