package io.miso.constraints;

import static io.miso.constraints.KindSplit.HELD_OUT;
import static io.miso.constraints.KindSplit.TRAIN;

import io.miso.config.Distance;
import io.miso.constraints.ConstraintException.Reason;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All kinds by id: the one place that turns an id and parameters into a constraint. */
public final class Kinds {
  /** Kinds of IFBench that are known but not judged, and what they would need. */
  private static final Map<String, String> UNDECIDABLE =
      Map.of(
          "words:start_verb", "a part-of-speech tagger",
          "words:odd_even_syllables", "a dictionary of syllables",
          "count:words_japanese", "a segmenter of Japanese",
          "format:emoji", "a table of emoji");

  private static final Set<String> IFBENCH_GROUPS =
      Set.of("count", "ratio", "words", "sentence", "format", "custom", "repeat");

  private static final TreeMap<String, Kind> KINDS = new TreeMap<>();

  private record Kind(KindSplit split, Function<Params, Constraint> maker) {}

  static {
    put(KeywordConstraint.Existence.KIND, KeywordConstraint.Existence::of);
    put(KeywordConstraint.Frequency.KIND, KeywordConstraint.Frequency::of);
    put(KeywordConstraint.ForbiddenWords.KIND, KeywordConstraint.ForbiddenWords::of);
    put(KeywordConstraint.LetterFrequency.KIND, KeywordConstraint.LetterFrequency::of);
    put(LanguageConstraint.ResponseLanguage.KIND, LanguageConstraint.ResponseLanguage::of);
    put(LengthConstraint.NumberSentences.KIND, LengthConstraint.NumberSentences::of);
    put(LengthConstraint.NumberWords.KIND, LengthConstraint.NumberWords::of);
    put(LengthConstraint.NumberParagraphs.KIND, LengthConstraint.NumberParagraphs::of);
    put(LengthConstraint.NthParagraphFirstWord.KIND, LengthConstraint.NthParagraphFirstWord::of);
    put(ContentConstraint.NumberPlaceholders.KIND, ContentConstraint.NumberPlaceholders::of);
    put(ContentConstraint.Postscript.KIND, ContentConstraint.Postscript::of);
    put(FormatConstraint.NumberBulletLists.KIND, FormatConstraint.NumberBulletLists::of);
    put(
        FormatConstraint.NumberHighlightedSections.KIND,
        FormatConstraint.NumberHighlightedSections::of);
    put(FormatConstraint.MultipleSections.KIND, FormatConstraint.MultipleSections::of);
    put(new FormatConstraint.ConstrainedResponse());
    put(new FormatConstraint.JsonFormat());
    put(new FormatConstraint.Title());
    put(new CombinationConstraint.TwoResponses());
    put(CombinationConstraint.RepeatPrompt.KIND, CombinationConstraint.RepeatPrompt::of);
    put(StartEndConstraint.EndChecker.KIND, StartEndConstraint.EndChecker::of);
    put(new StartEndConstraint.Quotation());
    put(CaseConstraint.CapitalWordFrequency.KIND, CaseConstraint.CapitalWordFrequency::of);
    put(new CaseConstraint.EnglishCapital());
    put(new CaseConstraint.EnglishLowercase());
    put(new PunctuationConstraint.NoComma());
    put(ScopedConstraint.KIND, ScopedConstraint::of);

    put(WordsConstraint.WholeWords.KIND, WordsConstraint.WholeWords::of);
    put(WordsConstraint.Order.KIND, WordsConstraint.Order::of);
    put(WordsConstraint.InSentence.KIND, WordsConstraint.InSentence::of);
    put(WordsConstraint.ExcludedMarks.KIND, WordsConstraint.ExcludedMarks::of);
    put(LayoutConstraint.Delimited.KIND, LayoutConstraint.Delimited::of);
    put(LayoutConstraint.HeadingLevel.KIND, LayoutConstraint.HeadingLevel::of);
    put(LayoutConstraint.AlphabeticalList.KIND, LayoutConstraint.AlphabeticalList::of);
    put(DataConstraint.JsonDepth.KIND, DataConstraint.JsonDepth::of);
    put(DataConstraint.JsonKeys.KIND, DataConstraint.JsonKeys::of);
    put(DataConstraint.XmlAttributes.KIND, DataConstraint.XmlAttributes::of);
    put(DataConstraint.CsvSize.KIND, DataConstraint.CsvSize::of);

    put(IfbenchConstraint.KeywordsMultiple.KIND, IfbenchConstraint.KeywordsMultiple::of);
    put(IfbenchConstraint.SentenceKeyword.KIND, IfbenchConstraint.SentenceKeyword::of);
    put(IfbenchConstraint.SpecificPosition.KIND, IfbenchConstraint.SpecificPosition::of);
    put(IfbenchConstraint.Increment.KIND, IfbenchConstraint.Increment::of);
    put(IfbenchConstraint.RepeatSpan.KIND, IfbenchConstraint.RepeatSpan::of);
    put(Overlap.KIND, Overlap::of);

    for (CountConstraint.Rule rule : CountConstraint.Rule.values()) {
      put(rule.id(), rule::of);
    }
    for (TextConstraint.Rule rule : TextConstraint.Rule.values()) {
      put(rule.id(), rule::of);
    }
    for (WordRule rule : WordRule.values()) {
      put(rule);
    }
    for (SentenceRule rule : SentenceRule.values()) {
      put(rule);
    }
    for (LayoutRule rule : LayoutRule.values()) {
      put(rule);
    }
    for (TaskRule rule : TaskRule.values()) {
      put(rule);
    }
  }

  private Kinds() {}

  /** A kind without parameters. */
  private static void put(Constraint only) {
    put(only.kind(), params -> only);
  }

  private static void put(String id, Function<Params, Constraint> maker) {
    KINDS.put(id, new Kind(isIfbench(id) ? HELD_OUT : TRAIN, maker));
  }

  /** IFEval's groups and our own are for training; IFBench's are not. */
  private static boolean isIfbench(String id) {
    return IFBENCH_GROUPS.contains(id.substring(0, id.indexOf(':')));
  }

  /**
   * Builds a constraint from a kind's id and keyword arguments. Null values count as absent.
   *
   * @throws ConstraintException when the kind is unknown or cannot be judged, or a parameter is
   *     missing, wrong or unknown; the message names kind, parameter, value and remedy
   */
  public static Constraint of(String kind, Map<String, ? extends @Nullable Object> params) {
    Kind known = KINDS.get(kind);
    if (known == null) {
      throw unknown(kind);
    }
    Params reader = new Params(kind, params);
    Constraint constraint = known.maker.apply(reader);
    reader.complete();
    return constraint;
  }

  private static ConstraintException unknown(String kind) {
    String needed = UNDECIDABLE.get(kind);
    return needed == null
        ? new ConstraintException(
            Reason.UNKNOWN_KIND,
            "Unknown kind '" + kind + "'. Did you mean '" + nearest(kind) + "'?")
        : new ConstraintException(
            Reason.UNDECIDABLE, "Kind " + kind + " cannot be judged without " + needed);
  }

  private static String nearest(String kind) {
    return Collections.min(KINDS.keySet(), Comparator.comparing(known -> Distance.of(kind, known)));
  }

  /** Every kind's id, sorted. */
  public static SortedSet<String> all() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(KINDS.keySet()));
  }

  /** The ids of one split, sorted. */
  public static SortedSet<String> all(KindSplit split) {
    SortedSet<String> ids = new TreeSet<>();
    KINDS.forEach(
        (id, kind) -> {
          if (kind.split == split) {
            ids.add(id);
          }
        });
    return Collections.unmodifiableSortedSet(ids);
  }
}
