package io.miso.constraints.compose.rich;

import io.miso.constraints.Constraint;
import io.miso.constraints.DataConstraint.JsonKeys;
import io.miso.constraints.FormatConstraint.ConstrainedResponse;
import io.miso.constraints.LayoutConstraint.Delimited;
import io.miso.constraints.Relation;
import io.miso.constraints.ScopedConstraint;
import io.miso.constraints.TextConstraint;
import io.miso.constraints.WordsConstraint.InSentence;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.List;
import java.util.stream.Collectors;

/** Literal text that an output must hold, and what may not stand in it. */
final class Required {
  private Required() {}

  /** No forbidden word may stand in what is required. */
  static boolean nothingForbidden(Demands demands) {
    String required = Text.lower(of(demands));
    return demands.forbidden().stream()
        .noneMatch(
            word -> Span.words(required).stream().anyMatch(span -> span.in(required).equals(word)));
  }

  /** A word that may occur so often only must not be required more often. */
  static boolean frequencySuffices(Demands demands) {
    return demands
        .frequency()
        .filter(asked -> asked.relation() == Relation.LESS_THAN)
        .map(asked -> occurrences(demands, asked.keyword()) + 1 < asked.frequency())
        .orElse(true);
  }

  /** No mark that must not occur may stand in what is required. */
  static boolean nothingExcluded(Demands demands) {
    String required = of(demands);
    return demands.marks().stream().noneMatch(required::contains);
  }

  /** Phrases that are required must do without commas where these are banned. */
  static boolean noComma(Demands demands) {
    return !of(demands).contains(",");
  }

  /** How often a word or letter stands there, case ignored. */
  static int occurrences(Demands demands, String part) {
    return Span.occurrences(Text.lower(of(demands)), Text.lower(part)).size();
  }

  /** All literal text that the output must hold. */
  static String of(Demands demands) {
    String keywords =
        String.join(" ", demands.keywords()) + " " + String.join(" ", demands.ordered());
    String placed = demands.find(InSentence.class).map(InSentence::keyword).orElse("");
    String texts =
        demands.constraints().stream()
            .map(c -> c instanceof TextConstraint t ? t.text() : "")
            .collect(Collectors.joining(" "));
    String frequent =
        demands
            .frequency()
            .map(f -> (f.keyword() + " ").repeat(demands.frequencyAtLeast()))
            .orElse("");
    String heads = (demands.label() + " ").repeat(demands.sections());
    String first = demands.nth().map(c -> c.firstWord()).orElse("");
    String parts =
        demands.scoped().stream()
            .map(ScopedConstraint::inner)
            .map(inner -> inner.kind().equals("keywords:existence") ? text(inner) : "")
            .collect(Collectors.joining(" "));
    return String.join(
        " | ",
        keywords,
        placed,
        texts,
        demands.find(Delimited.class).map(Delimited::delimiter).orElse(""),
        demands.find(JsonKeys.class).map(c -> c.keys().toString()).orElse(""),
        frequent,
        heads,
        first,
        parts,
        demands.ending().orElse(""),
        demands.repeated().orElse(""),
        demands.marker().orElse(""),
        Shape.isData(demands) ? "subject summary details title" : "",
        demands.has(ConstrainedResponse.class) ? "My answer is maybe." : "");
  }

  private static String text(Constraint constraint) {
    return String.join(" ", new Demands(List.of(constraint)).keywords());
  }
}
