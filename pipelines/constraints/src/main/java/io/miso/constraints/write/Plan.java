package io.miso.constraints.write;

import io.miso.constraints.CaseConstraint.EnglishCapital;
import io.miso.constraints.CaseConstraint.EnglishLowercase;
import io.miso.constraints.Constraint;
import io.miso.constraints.ContentConstraint.NumberPlaceholders;
import io.miso.constraints.ContentConstraint.Postscript;
import io.miso.constraints.FormatConstraint.NumberBulletLists;
import io.miso.constraints.FormatConstraint.NumberHighlightedSections;
import io.miso.constraints.FormatConstraint.Title;
import io.miso.constraints.KeywordConstraint.Existence;
import io.miso.constraints.KeywordConstraint.ForbiddenWords;
import io.miso.constraints.LengthConstraint.NumberSentences;
import io.miso.constraints.PunctuationConstraint.NoComma;
import io.miso.constraints.StartEndConstraint.EndChecker;
import io.miso.constraints.StartEndConstraint.Quotation;
import java.util.List;
import java.util.Optional;

/** All constraints of one instruction, looked up by what they ask for. */
record Plan(List<Constraint> constraints) {

  List<String> keywords() {
    return find(Existence.class).map(Existence::keywords).orElse(List.of());
  }

  List<String> forbidden() {
    return find(ForbiddenWords.class).map(ForbiddenWords::words).orElse(List.of());
  }

  int placeholders() {
    return find(NumberPlaceholders.class).map(c -> Math.toIntExact(c.number())).orElse(0);
  }

  int highlights() {
    return find(NumberHighlightedSections.class).map(c -> Math.toIntExact(c.number())).orElse(0);
  }

  int bullets() {
    return find(NumberBulletLists.class).map(c -> Math.toIntExact(c.number())).orElse(0);
  }

  Optional<NumberSentences> sentences() {
    return find(NumberSentences.class);
  }

  Optional<String> postscript() {
    return find(Postscript.class).map(Postscript::marker);
  }

  Optional<String> ending() {
    return find(EndChecker.class).map(EndChecker::phrase);
  }

  boolean title() {
    return find(Title.class).isPresent();
  }

  boolean commas() {
    return find(NoComma.class).isEmpty();
  }

  boolean quoted() {
    return find(Quotation.class).isPresent();
  }

  boolean upper() {
    return find(EnglishCapital.class).isPresent();
  }

  boolean lower() {
    return find(EnglishLowercase.class).isPresent();
  }

  private <C extends Constraint> Optional<C> find(Class<C> type) {
    for (Constraint constraint : constraints) {
      if (type.isInstance(constraint)) {
        return Optional.of(type.cast(constraint));
      }
    }
    return Optional.empty();
  }
}
