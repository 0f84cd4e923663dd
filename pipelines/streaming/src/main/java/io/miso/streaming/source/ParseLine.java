package io.miso.streaming.source;

import io.miso.config.CorpusFields;
import io.miso.config.MisoConfig.ConstraintsFrom;
import io.miso.constraints.Constraint;
import io.miso.constraints.recognise.Recogniser;
import io.miso.schemas.Message;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Origin;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Stage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a pair, or a prompt, of a corpus line, or says by file and line why it is none. */
public final class ParseLine implements Stage<Line, Draft> {
  private static final long serialVersionUID = 1;

  private final boolean prompts;
  private final ConstraintsFrom from;
  private final CorpusFields fields;

  /**
   * As the corpus is to be read.
   *
   * @param prompts true: a prompt may lack its response
   * @param from where its constraints come from
   * @param fields what the fields of its rows are called
   */
  public ParseLine(boolean prompts, ConstraintsFrom from, CorpusFields fields) {
    this.prompts = prompts;
    this.from = from;
    this.fields = fields;
  }

  @Override
  public String name() {
    return "READ";
  }

  @Override
  public Origin origin(Line line, long eventMillis) {
    return Origin.corpus(line.file(), line.number(), eventMillis);
  }

  @Override
  public Outcome<Draft> apply(Line line, long eventMillis) {
    Origin origin = origin(line, eventMillis);
    try {
      return new Outcome.Passed<>(parse(line, origin));
    } catch (IntakeException refused) {
      String where = line.changed() ? line.file() : line.file() + " line " + line.number();
      return Outcome.Refused.of(
          origin,
          new String(line.bytes(), StandardCharsets.UTF_8),
          refused.code(),
          where + ": " + refused.getMessage());
    }
  }

  private Draft parse(Line line, Origin origin) throws IntakeException {
    JsonPair pair = JsonPair.parse(text(line), line.ended(), prompts, fields);
    List<Message> messages = pair.messages();
    List<Constraint> constraints = constraints(pair);
    return pair.response().isEmpty()
        ? new Draft.Prompt(origin, messages, constraints)
        : new Draft.Foreign(origin, messages, pair.response(), constraints);
  }

  private List<Constraint> constraints(JsonPair pair) {
    if (from == ConstraintsFrom.DECLARED) {
      return pair.constraints();
    }
    String prompt = pair.messages().get(pair.messages().size() - 1).getContent();
    List<Constraint> found = new ArrayList<>(Recogniser.in(prompt));
    if (from == ConstraintsFrom.BOTH) {
      Set<String> declared =
          pair.constraints().stream().map(Constraint::kind).collect(Collectors.toSet());
      found.removeIf(constraint -> declared.contains(constraint.kind()));
      found.addAll(0, pair.constraints());
    }
    return found;
  }

  private static String text(Line line) throws IntakeException {
    if (line.changed()) {
      throw new IntakeException("CHANGED_FILE", line.damage());
    }
    if (!line.damage().isEmpty()) {
      throw new IntakeException(
          "DAMAGED_FILE", "the file cannot be read from here on: " + line.damage());
    }
    if (line.number() == 0) {
      throw new IntakeException("EMPTY_FILE", "the file is empty");
    }
    if (line.tooLong()) {
      throw new IntakeException(
          "LINE_TOO_LONG", line.length() + " bytes, at most " + Line.LONGEST + " are read");
    }
    String text = decode(line.bytes());
    if (text.isBlank()) {
      throw new IntakeException("BLANK_LINE", "the line is blank");
    }
    return text;
  }

  private static String decode(byte[] bytes) throws IntakeException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IntakeException("BAD_UTF8", "its bytes are not UTF-8 (" + e.getMessage() + ")");
    }
  }
}
