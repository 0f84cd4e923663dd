package io.miso.streaming.generate;

import io.miso.cli.Counted;
import io.miso.cli.check.Probe;
import io.miso.config.ConfigException;
import io.miso.config.MisoConfig;
import io.miso.schemas.Message;
import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.source.CorpusFiles;
import io.miso.streaming.source.CorpusLines;
import io.miso.streaming.source.ParseLine;
import java.util.Optional;

/** Whether one of the first rows of the corpus can be read, and as what. */
public final class CorpusProbe implements Probe {
  private static final int ROWS = 100;

  @Override
  public String name() {
    return "corpus";
  }

  @Override
  public Optional<String> find(MisoConfig config) {
    if (config.source() != MisoConfig.Source.CORPUS) {
      return Optional.empty();
    }
    String path = config.corpus().path();
    CorpusStart.require(config);
    int files = CorpusFiles.list(path).size();
    if (files > 0) {
      return Optional.of("files: %d; %s%s".formatted(files, sample(config), warning(config)));
    }
    return Optional.of(
        config.corpus().watch()
            ? path + " names no file yet; the run waits for some"
            : path + " is read, and not there any more");
  }

  private static String warning(MisoConfig config) {
    return CorpusStart.warning(config).map(text -> "; but " + text).orElse("");
  }

  private static String sample(MisoConfig config) {
    boolean taught = config.answer() == MisoConfig.Answer.TEACHER;
    ParseLine parse =
        new ParseLine(taught, config.corpus().constraintsFrom(), config.corpus().fields());
    String first = "";
    int refused = 0;
    try (CorpusLines lines = new CorpusLines(config.corpus().path())) {
      while (refused < ROWS && lines.hasNext()) {
        Outcome<Draft> outcome = parse.apply(lines.next(), 0);
        if (outcome instanceof Outcome.Passed<Draft> passed) {
          return said(passed.value())
              + (refused > 0 ? ", after " + Counted.of(refused, "reject") : "");
        }
        first = refused == 0 ? reason((Outcome.Refused<Draft>) outcome) : first;
        refused++;
      }
    }
    throw new ConfigException(
        "corpus.path",
        config.corpus().path(),
        "a corpus with a row that can be read; of the first %s none can: %s"
            .formatted(Counted.of(refused, "row"), first));
  }

  private static String said(Draft draft) {
    String roles =
        draft.messages().stream().map(Message::getRole).reduce((a, b) -> a + ", " + b).orElse("");
    int answer = draft instanceof Draft.Foreign foreign ? foreign.output().length() : 0;
    return "%s line %d: messages of %s, %s, %s"
        .formatted(
            draft.origin().uri(),
            draft.origin().offset(),
            roles,
            answer == 0 ? "no answer" : "an answer of " + Counted.of(answer, "character"),
            Counted.of(draft.constraints().size(), "constraint"));
  }

  private static String reason(Outcome.Refused<Draft> refused) {
    return refused.reasons().get(0).getMessage();
  }
}
