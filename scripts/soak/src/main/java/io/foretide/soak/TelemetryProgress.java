package io.foretide.soak;

import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.jobs.JobName;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.topics.TelemetryTopic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a job has read the telemetry, as its checkpoints tell the broker. */
final class TelemetryProgress implements AutoCloseable {
  private static final String GROUP = KafkaOptions.GROUP_ID.defaultValue() + "-" + JobName.FORETIDE;

  private final String topic;
  private final Admin admin;

  TelemetryProgress(LocalCluster cluster, String prefix) {
    this.topic = prefix + TelemetryTopic.TOPIC.name();
    this.admin = Admin.create(cluster.brokerClient());
  }

  /** Whether a checkpoint covers all that is there. */
  boolean isAllRead() throws InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
      return ends().entrySet().stream()
          .allMatch(end -> offset(read.get(end.getKey())) == end.getValue());
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not say how far " + topic + " is read", e);
    }
  }

  private static long offset(OffsetAndMetadata read) {
    return read == null ? 0 : read.offset();
  }

  private Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException {
    int partitions =
        admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get().partitions().size();
    Map<TopicPartition, OffsetSpec> wanted =
        IntStream.range(0, partitions)
            .boxed()
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(topic, partition),
                    partition -> OffsetSpec.latest()));
    return admin.listOffsets(wanted).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  @Override
  public void close() {
    admin.close();
  }
}
