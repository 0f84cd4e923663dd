package io.miso.constraints.compose.rich;

import io.miso.constraints.CaseConstraint.CapitalWordFrequency;
import io.miso.constraints.CombinationConstraint.RepeatPrompt;
import io.miso.constraints.Constraint;
import io.miso.constraints.ContentConstraint.NumberPlaceholders;
import io.miso.constraints.ContentConstraint.Postscript;
import io.miso.constraints.CountConstraint;
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
import io.miso.constraints.Relation;
import io.miso.constraints.ScopedConstraint;
import io.miso.constraints.StartEndConstraint.EndChecker;
import io.miso.constraints.TextConstraint;
import io.miso.constraints.WordsConstraint.ExcludedMarks;
import io.miso.constraints.WordsConstraint.Order;
import io.miso.constraints.WordsConstraint.WholeWords;
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

  /** The text that a rule gives. */
  public Optional<String> text(TextConstraint.Rule rule) {
    return constraints.stream()
        .filter(c -> c instanceof TextConstraint t && t.rule() == rule)
        .map(c -> ((TextConstraint) c).text())
        .findFirst();
  }

  /** The least number of what a rule counts; 0 where it has none. */
  public long least(CountConstraint.Rule rule) {
    return count(rule).map(CountConstraint::low).orElse(0L);
  }

  /** The greatest number of what a rule counts; {@link #NO_LIMIT} where it has none. */
  public long most(CountConstraint.Rule rule) {
    return count(rule).map(CountConstraint::high).orElse(NO_LIMIT);
  }

  private Optional<CountConstraint> count(CountConstraint.Rule rule) {
    return constraints.stream()
        .filter(c -> c instanceof CountConstraint counted && counted.rule() == rule)
        .map(CountConstraint.class::cast)
        .findFirst();
  }

  private <C extends Constraint> int number(Class<C> type, ToLongFunction<C> number) {
    return find(type).map(c -> Math.toIntExact(number.applyAsLong(c))).orElse(0);
  }

  /** Fewest words. */
  public long wordsAtLeast() {
    return Bounds.words(constraints).least();
  }

  /** Fewer words than this. */
  public long wordsBelow() {
    return Bounds.words(constraints).below();
  }

  /** Fewest sentences. */
  public long sentencesAtLeast() {
    return Bounds.sentences(constraints).least();
  }

  /** Fewer sentences than this. */
  public long sentencesBelow() {
    return Bounds.sentences(constraints).below();
  }

  /** Fewest words in capitals. */
  public long capitalsAtLeast() {
    return capitals().map(Bounds::least).orElse(0L);
  }

  /** Fewer words in capitals than this. */
  public long capitalsBelow() {
    return capitals().map(Bounds::below).orElse(NO_LIMIT);
  }

  private Optional<Bounds> capitals() {
    return find(CapitalWordFrequency.class).map(c -> Bounds.of(c.relation(), c.frequency()));
  }

  /** Words that must occur. */
  public List<String> keywords() {
    List<String> words = new ArrayList<>();
    find(Existence.class).ifPresent(c -> words.addAll(c.keywords()));
    find(WholeWords.class).ifPresent(c -> words.addAll(c.words()));
    return words;
  }

  /** Words that must occur in this order. */
  public List<String> ordered() {
    return find(Order.class).map(Order::words).orElse(List.of());
  }

  /** Words that must not occur. */
  public List<String> forbidden() {
    return find(ForbiddenWords.class).map(ForbiddenWords::words).orElse(List.of());
  }

  /** Marks that must not occur. */
  public List<String> marks() {
    return find(ExcludedMarks.class).map(ExcludedMarks::marks).orElse(List.of());
  }

  /** The word whose number is asked for. */
  public Optional<Frequency> frequency() {
    return find(Frequency.class);
  }

  /** How often at least the word of {@link #frequency} must occur. */
  public int frequencyAtLeast() {
    return number(Frequency.class, c -> Bounds.of(c.relation(), c.frequency()).least());
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
    Optional<String> phrase = find(EndChecker.class).map(EndChecker::phrase);
    return phrase.isPresent() ? phrase : text(TextConstraint.Rule.END_WITH);
  }

  /** What must be repeated first. */
  public Optional<String> repeated() {
    return find(RepeatPrompt.class).map(RepeatPrompt::prompt);
  }

  /** The code of the language asked for, or its script. */
  public Optional<String> language() {
    Optional<String> code = find(ResponseLanguage.class).map(ResponseLanguage::code);
    return code.isPresent() ? code : text(TextConstraint.Rule.CHINESE_SCRIPT);
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
