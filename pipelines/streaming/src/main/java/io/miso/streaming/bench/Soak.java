package io.miso.streaming.bench;

import io.miso.cli.ResidentMemory;
import io.miso.config.MisoConfig;
import io.miso.streaming.GeneratePipeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** The memory of a long run of the whole pipeline. */
public final class Soak {
  private static final long LOOK_MILLIS = 30_000;
  private static final double NANOS = 1e9;
  private static final long MEGA = 1 << 20;

  private final long records;
  private final PrintWriter out;
  private final List<Look> looks = new ArrayList<>();

  private Soak(long records, PrintWriter out) {
    this.records = records;
    this.out = out;
  }

  /**
   * What is there at one moment.
   *
   * @param heap live heap after a full collection, in bytes
   * @param resident memory of the process, in bytes
   */
  private record Look(long settled, long heap, long resident) {
    static Look at(long settled) throws IOException {
      System.gc();
      long heap =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getType() == MemoryType.HEAP)
              .map(MemoryPoolMXBean::getCollectionUsage)
              .filter(Objects::nonNull)
              .mapToLong(MemoryUsage::getUsed)
              .sum();
      return new Look(settled, heap, ResidentMemory.now());
    }
  }

  /** Prints a line every half minute, and at the end how the last quarter compares. */
  public static void run(MisoConfig config, long records, PrintWriter out) throws IOException {
    Soak soak = new Soak(records, out);
    try (BenchJob job = BenchJob.start(config, records, GeneratePipeline::build)) {
      soak.watch(job);
    }
    soak.compare();
  }

  private void watch(BenchJob job) throws IOException {
    long began = System.nanoTime();
    for (long settled = 0; settled < records; ) {
      settled = job.settledAfter(LOOK_MILLIS);
      Look look = Look.at(settled);
      looks.add(look);
      out.printf(
          Locale.ROOT,
          "%,d records, %,.0f a second, live heap %,d MB, resident %,d MB%n",
          settled,
          settled / ((System.nanoTime() - began) / NANOS),
          look.heap() / MEGA,
          look.resident() / MEGA);
      out.flush();
    }
  }

  private void compare() {
    out.printf(
        Locale.ROOT,
        "Highest in the second and in the last quarter: live heap %s and %s MB,"
            + " resident %s and %s MB%n",
        highest(1, Look::heap),
        highest(3, Look::heap),
        highest(1, Look::resident),
        highest(3, Look::resident));
  }

  /** In megabytes; quarters of the records count from 0. A short run may not be seen in each. */
  private String highest(int quarter, ToLongFunction<Look> memory) {
    OptionalLong highest =
        looks.stream()
            .filter(look -> Math.min(3, 4 * look.settled() / records) == quarter)
            .mapToLong(memory)
            .max();
    return highest.isPresent()
        ? String.format(Locale.ROOT, "%,d", highest.getAsLong() / MEGA)
        : "(not seen)";
  }
}
