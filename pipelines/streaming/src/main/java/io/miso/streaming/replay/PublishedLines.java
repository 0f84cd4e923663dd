package io.miso.streaming.replay;

import io.miso.config.MisoConfig.ConstraintsFrom;
import io.miso.constraints.Constraint;
import io.miso.constraints.ConstraintException;
import io.miso.constraints.clean.Masked;
import io.miso.constraints.record.Records;
import io.miso.schemas.Example;
import io.miso.schemas.Message;
import io.miso.streaming.GenerateSettings;
import io.miso.streaming.clean.CleanPair;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Ids;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.source.CorpusFiles;
import io.miso.streaming.source.Line;
import io.miso.streaming.source.ParseLine;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether lines that are pairs say what the pairs say, so that no edit of one is passed over in
 * silence. Of each line of the files in question eight bytes of a digest are kept.
 */
final class PublishedLines {
  private static final Origin ANYWHERE = Origin.corpus("", 0, 0);
  private static final int DIGITS = 16;
  private static final int HEX = 16;

  private final Set<String> files;
  private final ParseLine parse;
  private final boolean declared;
  private final Map<String, long[]> digests = new HashMap<>();

  /** None yet, of some files of a corpus. */
  PublishedLines(GenerateSettings settings, Set<String> files) {
    this.files = Set.copyOf(files);
    this.parse = settings.parse();
    this.declared = settings.config().corpus().constraintsFrom() == ConstraintsFrom.DECLARED;
  }

  /** A pair of a line. */
  void add(Example pair) {
    String file = CorpusFiles.name(pair.getLineage().getSourceUri());
    if (files.contains(file)) {
      int line = Math.toIntExact(pair.getLineage().getSourceOffset());
      long[] known = digests.getOrDefault(file, new long[0]);
      long[] all = line < known.length ? known : Arrays.copyOf(known, Math.max(16, 2 * line));
      all[line] = digest(pair);
      digests.put(file, all);
    }
  }

  /** False if there is a pair of the line, and the line would make another one. */
  boolean isSame(Line line) {
    long[] known = digests.getOrDefault(CorpusFiles.name(line.file()), new long[0]);
    if (line.number() >= known.length || known[(int) line.number()] == 0) {
      return true;
    }
    return parse.apply(line, 0) instanceof Outcome.Passed<Draft> passed
        && isOf(passed.value(), known[(int) line.number()]);
  }

  /** As it is, or with its personal data masked. */
  private boolean isOf(Draft draft, long digest) {
    String output = draft instanceof Draft.Foreign foreign ? foreign.output() : "";
    return digest(draft.messages(), output, draft.constraints()) == digest
        || digest(CleanPair.masked(draft).messages(), Masked.of(output).text(), draft.constraints())
            == digest;
  }

  /** What a teacher answered is not in the line. A kind that is known no longer says nothing: 0. */
  private long digest(Example pair) {
    String output = pair.getLineage().getModel().isEmpty() ? pair.getOutput() : "";
    try {
      List<Constraint> constraints =
          pair.getConstraints().stream().map(Records::fromRecord).toList();
      return digest(pair.getMessages(), output, constraints);
    } catch (ConstraintException unknown) {
      return 0;
    }
  }

  /** Constraints that are read off the text say nothing more than the text. */
  private long digest(List<Message> messages, String output, List<Constraint> constraints) {
    String id =
        Ids.example(
            ANYWHERE, messages, output, Records.unplaced(declared ? constraints : List.of()));
    return Long.parseUnsignedLong(id.substring(0, DIGITS), HEX);
  }
}
