package io.miso.constraints;

import io.miso.constraints.text.JsonSyntax;
import io.miso.constraints.text.Markdown;
import io.miso.constraints.text.Marks;
import io.miso.constraints.text.Search;
import io.miso.constraints.text.Span;
import io.miso.constraints.text.Text;
import java.util.List;
import java.util.Map;

/** Layout that is recognised by its marks. */
public sealed interface FormatConstraint extends Constraint {

  /** Exactly so many lines that begin with {@code *} or {@code -}. */
  record NumberBulletLists(long number) implements FormatConstraint {
    static final String KIND = "detectable_format:number_bullet_lists";

    static NumberBulletLists of(Params params) {
      return new NumberBulletLists(params.count("num_bullets"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("num_bullets", number);
    }

    @Override
    public String expected() {
      return "exactly " + number + " bullets";
    }

    @Override
    public Verdict judge(Output output) {
      return verdict(output, Marks.bullets(output.text()));
    }

    /** Lines that Markdown shows as bullets. */
    @Override
    public Verdict judgeRepaired(Output output, Verdict exact) {
      return verdict(output, Markdown.bullets(output.text()));
    }

    private Verdict verdict(Output output, List<Span> found) {
      return Counted.verdict(this, found.size() == number, found, output);
    }
  }

  /** At least so many highlights in single or double stars; {@code ***x***} counts twice. */
  record NumberHighlightedSections(long number) implements FormatConstraint {
    static final String KIND = "detectable_format:number_highlighted_sections";

    static NumberHighlightedSections of(Params params) {
      return new NumberHighlightedSections(params.count("num_highlights"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("num_highlights", number);
    }

    @Override
    public String expected() {
      return "at least " + number + " highlights";
    }

    @Override
    public Verdict judge(Output output) {
      return verdict(output, Marks.highlights(output.text()));
    }

    /** Each highlight once, however many stars it has. */
    @Override
    public Verdict judgeRepaired(Output output, Verdict exact) {
      return verdict(output, Markdown.highlights(output.text()));
    }

    private Verdict verdict(Output output, List<Span> found) {
      return Counted.verdict(this, found.size() >= number, found, output);
    }
  }

  /** At least so many section heads: the splitter, a number. The splitter's case counts. */
  record MultipleSections(String splitter, long number) implements FormatConstraint {
    static final String KIND = "detectable_format:multiple_sections";

    static MultipleSections of(Params params) {
      return new MultipleSections(
          params.expression("section_spliter"), params.count("num_sections"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("section_spliter", splitter, "num_sections", number);
    }

    @Override
    public String expected() {
      return "at least " + number + " sections that begin with " + splitter + " and a number";
    }

    @Override
    public Verdict judge(Output output) {
      List<Span> found =
          Search.heedingCase(Text.strip(splitter)).all(output.text(), output.text()).stream()
              .filter(head -> Marks.isNumberAhead(output.text(), head.end()))
              .toList();
      return Counted.verdict(this, found.size() >= number, found, output);
    }

    /** Exactly so many, each at the start of a line but for Markdown's marks. */
    @Override
    public Verdict judgeRepaired(Output output, Verdict exact) {
      String text = output.text();
      List<Span> found =
          Span.occurrences(text, Text.strip(splitter)).stream()
              .filter(head -> Marks.isNumberAhead(text, head.end()))
              .filter(head -> Markdown.isLineStart(text, head.start()))
              .toList();
      return Counted.verdict(this, found.size() == number, found, output);
    }
  }

  /** One of the three fixed answers of IFEval occurs. */
  record ConstrainedResponse() implements FormatConstraint {
    static final String KIND = "detectable_format:constrained_response";
    private static final List<String> ANSWERS =
        List.of("My answer is yes.", "My answer is no.", "My answer is maybe.");

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of();
    }

    @Override
    public String expected() {
      return "one of " + ANSWERS;
    }

    @Override
    public Verdict judge(Output output) {
      List<String> found = ANSWERS.stream().filter(output.text()::contains).toList();
      return Verdict.of(!found.isEmpty(), expected(), found.toString());
    }

    /** One of the three, not several. */
    @Override
    public Verdict judgeRepaired(Output output, Verdict exact) {
      List<String> found = ANSWERS.stream().filter(output.text()::contains).toList();
      return Verdict.of(found.size() == 1, expected(), found.toString());
    }
  }

  /** The whole output is JSON, in a code fence or bare, as Python's parser reads it. */
  record JsonFormat() implements FormatConstraint {
    static final String KIND = "detectable_format:json_format";
    private static final List<String> FENCES = List.of("```json", "```Json", "```JSON", "```");

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of();
    }

    @Override
    public String expected() {
      return "JSON alone";
    }

    @Override
    public Verdict judge(Output output) {
      String json = Text.strip(output.text());
      for (String fence : FENCES) {
        json = json.startsWith(fence) ? json.substring(fence.length()) : json;
      }
      json = json.endsWith("```") ? json.substring(0, json.length() - 3) : json;
      boolean satisfied = JsonSyntax.accepts(Text.strip(json));
      return Verdict.of(satisfied, expected(), satisfied ? "JSON" : "not JSON");
    }
  }

  /** A title in {@code <<double angle brackets>>} on one line. */
  record Title() implements FormatConstraint {
    static final String KIND = "detectable_format:title";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of();
    }

    @Override
    public String expected() {
      return "a title in <<...>>";
    }

    @Override
    public Verdict judge(Output output) {
      List<Span> found = Marks.titles(output.text());
      return Counted.verdict(this, !found.isEmpty(), found, output);
    }
  }
}
