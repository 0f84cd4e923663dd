package io.miso.constraints;

import io.miso.constraints.ConstraintException.Reason;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All kinds by id: the one place that turns an id and parameters into a constraint. */
public final class Kinds {
  private static final TreeMap<String, Function<Params, Constraint>> KINDS = new TreeMap<>();

  static {
    KINDS.put(KeywordConstraint.Existence.KIND, KeywordConstraint.Existence::of);
    KINDS.put(KeywordConstraint.Frequency.KIND, KeywordConstraint.Frequency::of);
    KINDS.put(KeywordConstraint.ForbiddenWords.KIND, KeywordConstraint.ForbiddenWords::of);
    KINDS.put(KeywordConstraint.LetterFrequency.KIND, KeywordConstraint.LetterFrequency::of);
    KINDS.put(LanguageConstraint.ResponseLanguage.KIND, LanguageConstraint.ResponseLanguage::of);
    KINDS.put(LengthConstraint.NumberSentences.KIND, LengthConstraint.NumberSentences::of);
    KINDS.put(LengthConstraint.NumberWords.KIND, LengthConstraint.NumberWords::of);
    KINDS.put(LengthConstraint.NumberParagraphs.KIND, LengthConstraint.NumberParagraphs::of);
    KINDS.put(
        LengthConstraint.NthParagraphFirstWord.KIND, LengthConstraint.NthParagraphFirstWord::of);
    KINDS.put(ContentConstraint.NumberPlaceholders.KIND, ContentConstraint.NumberPlaceholders::of);
    KINDS.put(ContentConstraint.Postscript.KIND, ContentConstraint.Postscript::of);
    KINDS.put(FormatConstraint.NumberBulletLists.KIND, FormatConstraint.NumberBulletLists::of);
    KINDS.put(
        FormatConstraint.NumberHighlightedSections.KIND,
        FormatConstraint.NumberHighlightedSections::of);
    KINDS.put(FormatConstraint.MultipleSections.KIND, FormatConstraint.MultipleSections::of);
    KINDS.put(
        FormatConstraint.ConstrainedResponse.KIND,
        params -> new FormatConstraint.ConstrainedResponse());
    KINDS.put(FormatConstraint.JsonFormat.KIND, params -> new FormatConstraint.JsonFormat());
    KINDS.put(FormatConstraint.Title.KIND, params -> new FormatConstraint.Title());
    KINDS.put(
        CombinationConstraint.TwoResponses.KIND,
        params -> new CombinationConstraint.TwoResponses());
    KINDS.put(CombinationConstraint.RepeatPrompt.KIND, CombinationConstraint.RepeatPrompt::of);
    KINDS.put(StartEndConstraint.EndChecker.KIND, StartEndConstraint.EndChecker::of);
    KINDS.put(StartEndConstraint.Quotation.KIND, params -> new StartEndConstraint.Quotation());
    KINDS.put(CaseConstraint.CapitalWordFrequency.KIND, CaseConstraint.CapitalWordFrequency::of);
    KINDS.put(CaseConstraint.EnglishCapital.KIND, params -> new CaseConstraint.EnglishCapital());
    KINDS.put(
        CaseConstraint.EnglishLowercase.KIND, params -> new CaseConstraint.EnglishLowercase());
    KINDS.put(PunctuationConstraint.NoComma.KIND, params -> new PunctuationConstraint.NoComma());
  }

  private Kinds() {}

  /**
   * Builds a constraint from IFEval's id and keyword arguments. Null values count as absent.
   *
   * @throws ConstraintException when the kind is unknown, or a parameter is missing, wrong or
   *     unknown; the message names kind, parameter, value and remedy
   */
  public static Constraint of(String kind, Map<String, ? extends @Nullable Object> params) {
    Function<Params, Constraint> maker = KINDS.get(kind);
    if (maker == null) {
      throw new ConstraintException(
          Reason.UNKNOWN_KIND, "Unknown kind '" + kind + "': use one of " + all());
    }
    Params reader = new Params(kind, params);
    Constraint constraint = maker.apply(reader);
    reader.complete();
    return constraint;
  }

  /** Every kind's id, sorted. */
  public static SortedSet<String> all() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(KINDS.keySet()));
  }
}
