package io.foretide.flink.job;

import io.foretide.flink.options.OptionReader;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What must be so before a job begins, looked at where its main runs: a job that could only fail or
 * lose records later is refused at once.
 */
final class Preflight {
  private static final int MOST_PARTITIONS = 10_000;

  private final KafkaJob job;
  private final boolean enabled;
  private final boolean createTopics;
  private final int partitions;

  private Preflight(KafkaJob job, boolean enabled, boolean createTopics, int partitions) {
    this.job = job;
    this.enabled = enabled;
    this.createTopics = createTopics;
    this.partitions = partitions;
  }

  /**
   * The look that the job's options ask for.
   *
   * @throws io.foretide.flink.options.InvalidOptionException naming an option that cannot be used
   */
  static Preflight of(KafkaJob job) {
    OptionReader options = new OptionReader(job.options());
    return new Preflight(
        job,
        options.get(PreflightOptions.ENABLED, value -> true, "true or false"),
        options.get(PreflightOptions.CREATE_TOPICS, value -> true, "true or false"),
        options.integer(PreflightOptions.TOPIC_PARTITIONS, 1, MOST_PARTITIONS));
  }

  /**
   * Looks at the brokers, the storage of checkpoints and the savepoint that the job begins with.
   *
   * @throws PreflightException at the first thing that is not as it must be
   */
  void check(StreamExecutionEnvironment environment)
      throws PreflightException, InterruptedException {
    if (!enabled) {
      return;
    }
    new BrokerCheck(job.kafka()).check(job.topics(), createTopics, partitions);
    StorageCheck.check(job.options());
    SavepointCheck.check(job.options(), environment);
  }
}
