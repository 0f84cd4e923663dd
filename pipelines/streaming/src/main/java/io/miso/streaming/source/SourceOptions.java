package io.miso.streaming.source;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What may change between two starts of a pipeline: the rate, the brake, and, when a root is moved,
 * the root. It travels in the options, not in the source: a restored source is the one that the
 * checkpoint holds, with what it was once told.
 */
public interface SourceOptions extends PipelineOptions {
  @Description("Root whose books the source reads, and where it notes its end")
  String getStoreRoot();

  void setStoreRoot(String root);

  @Description("Composed records a second over all splits; 0: as fast as possible")
  @Default.Integer(0)
  int getRecordsPerSecond();

  void setRecordsPerSecond(int perSecond);

  @Description(
      "When the source waits: off, backlog MOST RUN, target PAIRS MARGIN, ahead MOST BRAKE")
  @Default.String("off")
  String getBrake();

  void setBrake(String brake);

  @Description("True: the job ends with its input. False: it waits, so that its state stays whole")
  @Default.Boolean(false)
  boolean isEndingWithInput();

  void setEndingWithInput(boolean ending);
}
