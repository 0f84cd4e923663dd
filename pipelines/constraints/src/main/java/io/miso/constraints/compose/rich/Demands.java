package io.miso.constraints.compose.rich;

import io.miso.constraints.CaseConstraint.CapitalWordFrequency;
import io.miso.constraints.CombinationConstraint.RepeatPrompt;
import io.miso.constraints.Constraint;
import io.miso.constraints.ContentConstraint.NumberPlaceholders;
import io.miso.constraints.ContentConstraint.Postscript;
import io.miso.constraints.FormatConstraint.MultipleSections;
import io.miso.constraints.FormatConstraint.NumberBulletLists;
import io.miso.constraints.FormatConstraint.NumberHighlightedSections;
import io.miso.constraints.KeywordConstraint.Existence;
import io.miso.constraints.KeywordConstraint.ForbiddenWords;
import io.miso.constraints.KeywordConstraint.Frequency;
import io.miso.constraints.KeywordConstraint.LetterFrequency;
import io.miso.constraints.LanguageConstraint.ResponseLanguage;
import io.miso.constraints.LengthConstraint.NthParagraphFirstWord;
import io.miso.constraints.LengthConstraint.NumberParagraphs;
import io.miso.constraints.LengthConstraint.NumberSentences;
import io.miso.constraints.LengthConstraint.NumberWords;
import io.miso.constraints.Relation;
import io.miso.constraints.ScopedConstraint;
import io.miso.constraints.StartEndConstraint.EndChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** All that one output must satisfy, merged into numbers and looked up by what is asked for. */
public record Demands(List<Constraint> constraints) {
  /** No upper bound. */
  public static final long NO_LIMIT = Long.MAX_VALUE;

  /** Copies the list. */
  public Demands {
    constraints = List.copyOf(constraints);
  }

  /** The constraint of a class, if there is one. */
  public <C extends Constraint> Optional<C> find(Class<C> type) {
    for (Constraint constraint : constraints) {
      if (type.isInstance(constraint)) {
        return Optional.of(type.cast(constraint));
      }
    }
    return Optional.empty();
  }

  /** True if a constraint of that class is there. */
  public boolean has(Class<? extends Constraint> type) {
    return find(type).isPresent();
  }

  private <C extends Constraint> int number(Class<C> type, ToLongFunction<C> number) {
    return find(type).map(c -> Math.toIntExact(number.applyAsLong(c))).orElse(0);
  }

  private static long atLeast(Relation relation, long number) {
    return relation == Relation.AT_LEAST ? number : 0;
  }

  private static long below(Relation relation, long number) {
    return relation == Relation.AT_LEAST ? NO_LIMIT : number;
  }

  /** Fewest words. */
  public long wordsAtLeast() {
    return find(NumberWords.class).map(c -> atLeast(c.relation(), c.number())).orElse(0L);
  }

  /** Fewer words than this. */
  public long wordsBelow() {
    return find(NumberWords.class).map(c -> below(c.relation(), c.number())).orElse(NO_LIMIT);
  }

  /** Fewest sentences. */
  public long sentencesAtLeast() {
    return find(NumberSentences.class).map(c -> atLeast(c.relation(), c.number())).orElse(0L);
  }

  /** Fewer sentences than this. */
  public long sentencesBelow() {
    return find(NumberSentences.class).map(c -> below(c.relation(), c.number())).orElse(NO_LIMIT);
  }

  /** Fewest words in capitals. */
  public long capitalsAtLeast() {
    return find(CapitalWordFrequency.class)
        .map(c -> atLeast(c.relation(), c.frequency()))
        .orElse(0L);
  }

  /** Fewer words in capitals than this. */
  public long capitalsBelow() {
    return find(CapitalWordFrequency.class)
        .map(c -> below(c.relation(), c.frequency()))
        .orElse(NO_LIMIT);
  }

  /** Words that must occur. */
  public List<String> keywords() {
    return find(Existence.class).map(Existence::keywords).orElse(List.of());
  }

  /** Words that must not occur. */
  public List<String> forbidden() {
    return find(ForbiddenWords.class).map(ForbiddenWords::words).orElse(List.of());
  }

  /** The word whose number is asked for. */
  public Optional<Frequency> frequency() {
    return find(Frequency.class);
  }

  /** How often at least the word of {@link #frequency} must occur. */
  public int frequencyAtLeast() {
    return number(Frequency.class, c -> atLeast(c.relation(), c.frequency()));
  }

  /** The letter whose number is asked for. */
  public Optional<LetterFrequency> letter() {
    return find(LetterFrequency.class);
  }

  /** True if the letter of {@link #letter} must occur, not be spared. */
  public boolean letterIsAtLeast() {
    return find(LetterFrequency.class).filter(c -> c.relation() == Relation.AT_LEAST).isPresent();
  }

  /** Fewest placeholders. */
  public int placeholders() {
    return number(NumberPlaceholders.class, NumberPlaceholders::number);
  }

  /** Fewest highlights. */
  public int highlights() {
    return number(NumberHighlightedSections.class, NumberHighlightedSections::number);
  }

  /** Bullets; 0 when none are asked for. */
  public int bullets() {
    return number(NumberBulletLists.class, NumberBulletLists::number);
  }

  /** Sections with heads; 0 when none are asked for. */
  public int sections() {
    return number(MultipleSections.class, MultipleSections::number);
  }

  /** Paragraphs between stars; 0 when none are asked for. */
  public int paragraphs() {
    return number(NumberParagraphs.class, NumberParagraphs::number);
  }

  /** Paragraphs between blank lines. */
  public Optional<NthParagraphFirstWord> nth() {
    return find(NthParagraphFirstWord.class);
  }

  /** What opens a section's head. */
  public String label() {
    return find(MultipleSections.class).map(MultipleSections::splitter).orElse("");
  }

  /** The postscript's marker. */
  public Optional<String> marker() {
    return find(Postscript.class).map(Postscript::marker);
  }

  /** The last words. */
  public Optional<String> ending() {
    return find(EndChecker.class).map(EndChecker::phrase);
  }

  /** What must be repeated first. */
  public Optional<String> repeated() {
    return find(RepeatPrompt.class).map(RepeatPrompt::prompt);
  }

  /** The code of the language asked for. */
  public Optional<String> language() {
    return find(ResponseLanguage.class).map(ResponseLanguage::code);
  }

  /** What is asked of one part alone; empty when nothing is. */
  public Demands part(ScopedConstraint.Scope scope, long index) {
    List<Constraint> inner = new ArrayList<>();
    for (ScopedConstraint scoped : scoped()) {
      if (scoped.scope() == scope && scoped.index() == index) {
        inner.add(scoped.inner());
      }
    }
    return new Demands(inner);
  }

  /** All constraints on parts. */
  public List<ScopedConstraint> scoped() {
    List<ScopedConstraint> scoped = new ArrayList<>();
    for (Constraint constraint : constraints) {
      if (constraint instanceof ScopedConstraint one) {
        scoped.add(one);
      }
    }
    return scoped;
  }
}
