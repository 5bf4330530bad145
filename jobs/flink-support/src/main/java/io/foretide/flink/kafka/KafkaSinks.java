package io.foretide.flink.kafka;

import io.foretide.flink.topics.Topic;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Sinks of the topics. */
public final class KafkaSinks {
  private final KafkaSettings settings;
  private final String job;

  /**
   * Sinks of one job.
   *
   * @param job name of the job; uids and transactional ids begin with it
   */
  public KafkaSinks(KafkaSettings settings, String job) {
    this.settings = settings;
    this.job = job;
  }

  /** Writes a stream to its topic. */
  public <T> void write(DataStream<T> stream, Topic<T, ?> topic) {
    String uid = job + ".write-" + topic.name();
    stream
        .sinkTo(
            new LosslessSink<>(
                sink(topic, uid),
                settings.clientProperties(),
                settings.toleratesLostTransactions()))
        .name("Write " + topic.name())
        .uid(uid);
  }

  private <T> KafkaSink<T> sink(Topic<T, ?> topic, String uid) {
    KafkaSinkBuilder<T> builder =
        KafkaSink.<T>builder()
            .setProperty("compression.type", "lz4")
            .setProperty("linger.ms", "5")
            .setProperty("batch.size", "131072")
            .setKafkaProducerConfig(settings.clientProperties())
            .setRecordSerializer(new TopicSerializer<>(topic, settings.topicName(topic)))
            .setDeliveryGuarantee(settings.guarantee());
    if (settings.guarantee() == DeliveryGuarantee.EXACTLY_ONCE) {
      builder
          .setTransactionalIdPrefix(
              settings.transactionalIdPrefix() + "-" + settings.topicPrefix() + uid)
          .setProperty(
              "transaction.timeout.ms", Long.toString(settings.transactionTimeoutMillis()));
    }
    return builder.build();
  }
}
