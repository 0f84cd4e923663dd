package io.miso.streaming.deduplicate;

import io.miso.constraints.clean.DuplicateIndex;
import io.miso.constraints.clean.Entry;
import io.miso.schemas.Example;
import io.miso.schemas.Reject;
import io.miso.store.ObjectStore;
import io.miso.store.ObjectStores;
import io.miso.streaming.books.Rewind;
import io.miso.streaming.draft.Tally;
import io.miso.streaming.publish.ShardPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.BagState;
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
import org.joda.time.Duration;

/**
 * Gathers the examples of one key until a shard is full or old enough, then leaves out duplicates:
 * in the order of ids among those gathered together, so that the order of arrival does not matter,
 * and after all that were accepted earlier.
 */
final class GatherShards extends DoFn<KV<Integer, byte[]>, KV<Integer, Iterable<byte[]>>> {
  private static final long serialVersionUID = 1;

  @StateId("gathered")
  private final StateSpec<BagState<byte[]>> gatheredSpec = StateSpecs.bag(ByteArrayCoder.of());

  @StateId("count")
  private final StateSpec<ValueState<Integer>> countSpec = StateSpecs.value(VarIntCoder.of());

  @StateId("accepted")
  private final StateSpec<ValueState<Long>> acceptedSpec = StateSpecs.value(VarLongCoder.of());

  @StateId("open")
  private final StateSpec<ValueState<byte[]>> openSpec = StateSpecs.value(ByteArrayCoder.of());

  @StateId("chunks")
  private final StateSpec<MapState<Long, String>> chunksSpec =
      StateSpecs.map(VarLongCoder.of(), StringUtf8Coder.of());

  @TimerId("old")
  private final TimerSpec oldSpec = TimerSpecs.timer(TimeDomain.PROCESSING_TIME);

  private final ShardPlan plan;
  private final Likeness likeness;
  private transient Optional<ObjectStore> store = Optional.empty();
  private transient Optional<Memory> memory = Optional.empty();
  private transient Optional<DuplicateIndex> rewound = Optional.empty();
  private transient Set<String> published = Set.of();

  GatherShards(ShardPlan plan, Likeness likeness) {
    this.plan = plan;
    this.likeness = likeness;
  }

  /** After a rewind what is published stays, and what was refused stays refused. */
  @Setup
  public void connect() {
    ObjectStore opened = ObjectStores.open(plan.root());
    store = Optional.of(opened);
    memory = Optional.empty();
    rewound = Optional.empty();
    Rewind rewind = new Rewind(opened, plan.pipelineId());
    published = rewind.publishedIds();
    if (!published.isEmpty() && !likeness.isOff()) {
      DuplicateIndex index = likeness.index(Integer.MAX_VALUE);
      rewind.publishedExamples().forEach(example -> index.add(likeness.entry(example)));
      rewound = Optional.of(index);
    }
  }

  @ProcessElement
  public void gather(
      @Element KV<Integer, byte[]> example,
      @StateId("gathered") BagState<byte[]> gathered,
      @StateId("count") ValueState<Integer> count,
      @StateId("accepted") ValueState<Long> accepted,
      @StateId("open") ValueState<byte[]> open,
      @StateId("chunks") MapState<Long, String> chunks,
      @TimerId("old") Timer old,
      MultiOutputReceiver out) {
    Integer before = count.read();
    int now = before == null ? 1 : before + 1;
    if (now == 1) {
      old.offset(Duration.standardSeconds(plan.seconds())).setRelative();
    }
    gathered.add(example.getValue());
    count.write(now);
    if (now >= plan.records()) {
      release(gathered, count, new State(accepted, open, chunks), out);
    }
  }

  @OnTimer("old")
  public void release(
      @StateId("gathered") BagState<byte[]> gathered,
      @StateId("count") ValueState<Integer> count,
      @StateId("accepted") ValueState<Long> accepted,
      @StateId("open") ValueState<byte[]> open,
      @StateId("chunks") MapState<Long, String> chunks,
      MultiOutputReceiver out) {
    Integer waiting = count.read();
    if (waiting != null && waiting > 0) {
      release(gathered, count, new State(accepted, open, chunks), out);
    }
  }

  /** At the end of a bounded input: nothing that waits is to expire with its state. */
  @OnWindowExpiration
  public void releaseLast(
      @StateId("gathered") BagState<byte[]> gathered,
      @StateId("count") ValueState<Integer> count,
      @StateId("accepted") ValueState<Long> accepted,
      @StateId("open") ValueState<byte[]> open,
      @StateId("chunks") MapState<Long, String> chunks,
      MultiOutputReceiver out) {
    release(gathered, count, accepted, open, chunks, out);
  }

  private void release(
      BagState<byte[]> gathered, ValueState<Integer> count, State state, MultiOutputReceiver out) {
    List<byte[]> examples = new ArrayList<>();
    gathered.read().forEach(examples::add);
    gathered.clear();
    count.write(0);
    List<byte[]> kept = likeness.isOff() ? examples : unique(examples, state, out);
    if (!kept.isEmpty()) {
      out.get(Deduplicate.SHARDS).output(KV.of(0, kept));
    }
  }

  private List<byte[]> unique(List<byte[]> examples, State state, MultiOutputReceiver out) {
    Memory known = memory(state);
    List<byte[]> kept = new ArrayList<>();
    List<Gathered> sorted = new ArrayList<>();
    examples.forEach(example -> sorted.add(new Gathered(Sealed.entry(example), example)));
    sorted.sort(Comparator.comparing(Gathered::entry, Entry::byId));
    for (Gathered next : sorted) {
      Entry entry = next.entry();
      byte[] example = next.example();
      Optional<Reject> refused = refused(entry, example, known);
      if (refused.isPresent()) {
        Tally.refused(Deduplicate.STAGE, refused.get().getReasons());
        out.get(Deduplicate.DUPLICATES).output(refused.get());
      } else {
        Tally.passed(Deduplicate.STAGE);
        known.add(entry, state);
        kept.add(example);
      }
    }
    state.write(known);
    return kept;
  }

  private Optional<Reject> refused(Entry entry, byte[] example, Memory known) {
    if (rewound.isPresent()) {
      Entry earlier = rewound.get().find(entry);
      if (!earlier.equals(Entry.NONE)) {
        return earlier.hasIdOf(entry)
            ? Optional.empty()
            : Optional.of(reject(example, entry, earlier));
      }
      Reject again = reject(example, entry, entry);
      if (published.contains(again.getRecordId())) {
        return Optional.of(again);
      }
    }
    return known.find(entry).map(earlier -> reject(example, entry, earlier));
  }

  private Reject reject(byte[] sealed, Entry entry, Entry earlier) {
    Example example = Sealed.example(sealed);
    return Duplicates.reject(example, entry, earlier, plan.pipelineId());
  }

  /** What is in memory, unless it is not what this key's checkpoint says. */
  private Memory memory(State state) {
    long accepted = state.total();
    if (memory.isEmpty() || memory.get().total() != accepted) {
      memory =
          Optional.of(
              Memory.restore(
                  store.orElseThrow(), plan.pipelineId(), likeness, accepted, state.open(), state));
    }
    return memory.get();
  }

  @Teardown
  public void close() {
    store.ifPresent(ObjectStore::close);
    store = Optional.empty();
  }

  private record Gathered(Entry entry, byte[] example) {}

  /** The memory's part of the key's state. */
  private record State(
      ValueState<Long> accepted, ValueState<byte[]> openEntries, MapState<Long, String> chunks)
      implements Memory.Notes {
    long total() {
      Long total = accepted.read();
      return total == null ? 0 : total;
    }

    byte[] open() {
      byte[] open = openEntries.read();
      return open == null ? new byte[0] : open;
    }

    void write(Memory memory) {
      accepted.write(memory.total());
      openEntries.write(memory.open());
    }

    @Override
    public Optional<String> name(long chunk) {
      return Optional.ofNullable(chunks.get(chunk).read());
    }

    @Override
    public void note(long chunk, String name) {
      chunks.put(chunk, name);
    }

    @Override
    public void forget(long chunk) {
      chunks.remove(chunk);
    }
  }
}
