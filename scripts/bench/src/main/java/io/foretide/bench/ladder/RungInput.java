package io.foretide.bench.ladder;

import io.foretide.flink.kafka.KafkaSources;
import io.foretide.flink.topics.TelemetryTopic;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a rung reads, and where it may write.
 *
 * @param bootstrapServers the broker
 * @param prefix before the names of the topics
 * @param records records of the topic telemetry
 * @param folder empty folder for state
 * @param home folder of the project
 */
record RungInput(String bootstrapServers, String prefix, long records, Path folder, Path home) {
  /** What every rung reads but the one of the hot key. */
  static final String PREFIX = "bench.";

  /** The same where half of the requests go to one operation. */
  static final String HOT_PREFIX = "bench.hot.";

  /** Threads, or subtasks. */
  static final int PARALLELISM = 2;

  /** What every rung reads with: the consumer of Foretide's jobs, so that none has a better one. */
  Properties consumer() {
    Properties consumer = KafkaSources.fetching();
    consumer.setProperty("bootstrap.servers", bootstrapServers);
    consumer.setProperty("isolation.level", "read_committed");
    return consumer;
  }

  /** Requires that all records were read. */
  void requireAll(long read) {
    if (read != records) {
      throw new IllegalStateException("read " + read + " of " + records + " records");
    }
  }

  /** The topic to read. */
  String telemetry() {
    return prefix + TelemetryTopic.TOPIC.name();
  }
}
