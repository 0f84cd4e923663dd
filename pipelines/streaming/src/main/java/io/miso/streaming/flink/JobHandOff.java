package io.miso.streaming.flink;

import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.JobListener;
import org.jspecify.annotations.Nullable;

/**
 * Hands over the job that the thread has submitted: Beam's runner keeps Flink's client to itself,
 * and with it why a job failed. Flink makes the listener by its name, hence the thread's variable.
 */
public final class JobHandOff implements JobListener {
  private static final ThreadLocal<@Nullable JobClient> SUBMITTED = new ThreadLocal<>();

  static JobClient take() {
    JobClient client = SUBMITTED.get();
    SUBMITTED.remove();
    if (client == null) {
      throw new IllegalStateException("Flink has submitted no job in this thread");
    }
    return client;
  }

  @Override
  public void onJobSubmitted(@Nullable JobClient client, @Nullable Throwable failure) {
    SUBMITTED.set(client);
  }

  @Override
  public void onJobExecuted(@Nullable JobExecutionResult result, @Nullable Throwable failure) {}
}
