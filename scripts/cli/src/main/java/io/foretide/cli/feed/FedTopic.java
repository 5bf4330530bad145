package io.foretide.cli.feed;

import io.foretide.cli.UsageException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic that telemetry is fed into. */
final class FedTopic {
  private FedTopic() {}

  /**
   * Looks whether it can be fed.
   *
   * @param history whether it begins with what is past: all of that would be late behind telemetry
   *     that is there already
   * @throws UsageException when it does, and telemetry is there
   * @throws IllegalStateException when there is no such topic
   */
  static void requireFit(Properties client, String topic, boolean history)
      throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(client)) {
      long records = end(admin, topic);
      if (history && records > 0) {
        throw new UsageException(
            ("topic '%s' holds %,d records, behind which a history would be late: go on from now"
                    + " with '--history 0', or feed another installation ('--topic-prefix')")
                .formatted(topic, records));
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new IllegalStateException(
            "topic '" + topic + "' does not exist; create it with 'foretide topics create'", e);
      }
      throw e;
    }
  }

  /** How many records were ever written to it. */
  private static long end(Admin admin, String topic)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    var described = admin.describeTopics(Set.of(topic)).allTopicNames().get().get(topic);
    for (TopicPartitionInfo partition : described.partitions()) {
      ends.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
    }
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(found -> found.offset())
        .sum();
  }
}
