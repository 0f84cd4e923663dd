package io.miso.streaming.answer.teacher;

import io.miso.streaming.draft.Draft;
import io.miso.streaming.draft.Outcome;
import io.miso.streaming.draft.Pair;
import io.miso.streaming.draft.RunStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.state.MapState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Duration;

/**
 * Has drafts answered without waiting: a draft stands in state until its answers have come, and a
 * timer looks for them. A checkpoint therefore waits for no request and loses none: what a restored
 * state holds is asked again, and what was paid already comes from what is kept.
 */
final class AskTeacher extends DoFn<KV<Integer, Draft>, Pair> {
  private static final long serialVersionUID = 1;
  private static final String WAITING = "waiting";
  private static final String TICKING = "ticking";
  private static final String TICK = "tick";
  private static final Duration LOOK = Duration.millis(50);

  private final Endpoint endpoint;
  private final String pipelineId;
  private final TupleTag<Pair> passed;
  private transient Map<String, CompletableFuture<Outcome<Pair>>> asked = new HashMap<>();

  @StateId(WAITING)
  private final StateSpec<MapState<String, Draft>> waitingSpec =
      StateSpecs.map(StringUtf8Coder.of(), SerializableCoder.of(Draft.class));

  /** True while the timer is set: setting it anew with every draft would put it off for ever. */
  @StateId(TICKING)
  private final StateSpec<ValueState<Boolean>> tickingSpec = StateSpecs.value(BooleanCoder.of());

  @TimerId(TICK)
  private final TimerSpec tickSpec = TimerSpecs.timer(TimeDomain.PROCESSING_TIME);

  AskTeacher(Endpoint endpoint, String pipelineId, TupleTag<Pair> passed) {
    this.endpoint = endpoint;
    this.pipelineId = pipelineId;
    this.passed = passed;
  }

  @Setup
  public void setUp() {
    asked = new HashMap<>();
  }

  @ProcessElement
  public void ask(
      @Element KV<Integer, Draft> keyed,
      @StateId(WAITING) MapState<String, Draft> waiting,
      @StateId(TICKING) ValueState<Boolean> ticking,
      @TimerId(TICK) Timer tick,
      MultiOutputReceiver out) {
    Draft draft = keyed.getValue();
    if (draft instanceof Draft.Foreign foreign) {
      out.get(passed).output(new Pair(foreign, foreign.output()));
      return;
    }
    String place = draft.origin().uri() + " " + draft.origin().offset();
    waiting.put(place, draft);
    asked.put(place, answer(draft));
    if (!Boolean.TRUE.equals(ticking.read())) {
      ticking.write(true);
      tick.offset(LOOK).setRelative();
    }
  }

  @OnTimer(TICK)
  public void look(
      @StateId(WAITING) MapState<String, Draft> waiting,
      @StateId(TICKING) ValueState<Boolean> ticking,
      @TimerId(TICK) Timer tick,
      MultiOutputReceiver out) {
    int left = 0;
    for (String place : places(waiting)) {
      if (askedFor(place, waiting).isDone()) {
        emit(place, waiting, out);
      } else {
        left++;
      }
    }
    if (left > 0) {
      tick.offset(LOOK).setRelative();
    } else {
      ticking.clear();
    }
  }

  /** At the end of a bounded input nothing else is to come, so here it waits. */
  @OnWindowExpiration
  public void waitForAll(
      @StateId(WAITING) MapState<String, Draft> waiting, MultiOutputReceiver out) {
    List<String> places = places(waiting);
    places.forEach(place -> askedFor(place, waiting));
    places.forEach(place -> emit(place, waiting, out));
  }

  private static List<String> places(MapState<String, Draft> waiting) {
    List<String> places = new ArrayList<>();
    waiting.keys().read().forEach(places::add);
    return places;
  }

  /** After a restore nobody has asked yet for what the state holds. */
  private CompletableFuture<Outcome<Pair>> askedFor(String place, MapState<String, Draft> waiting) {
    return asked.computeIfAbsent(place, missing -> answer(waiting.get(missing).read()));
  }

  private CompletableFuture<Outcome<Pair>> answer(Draft draft) {
    return Teachers.of(endpoint).answer(draft);
  }

  private void emit(String place, MapState<String, Draft> waiting, MultiOutputReceiver out) {
    Outcome<Pair> outcome = askedFor(place, waiting).join();
    RunStage.emit(outcome, AnswerWithTeacher.STAGE, pipelineId, passed, out);
    waiting.remove(place);
    asked.remove(place);
  }
}
