package io.foretide.flink.kafka;

import io.foretide.flink.topics.Topic;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
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
    write(stream, topic.name(), new TopicSerializer<>(topic, settings.topicName(topic)));
  }

  /** Writes a stream to its topic without waiting for checkpoints: at least once. */
  public <T> void writeAtOnce(DataStream<T> stream, Topic<T, ?> topic) {
    write(
        stream,
        topic.name(),
        new TopicSerializer<>(topic, settings.topicName(topic)),
        DeliveryGuarantee.AT_LEAST_ONCE);
  }

  /**
   * Writes a stream in another form than that of our topics.
   *
   * @param what what is written, for the name and the uid
   * @param serializer names the topic, too
   */
  public <T> void write(
      DataStream<T> stream, String what, KafkaRecordSerializationSchema<T> serializer) {
    write(stream, what, serializer, settings.guarantee());
  }

  private <T> void write(
      DataStream<T> stream,
      String what,
      KafkaRecordSerializationSchema<T> serializer,
      DeliveryGuarantee guarantee) {
    String uid = job + ".write-" + what;
    stream
        .sinkTo(
            new LosslessSink<>(
                sink(serializer, guarantee, uid),
                settings.clientProperties(),
                settings.toleratesLostTransactions()))
        .name("Write " + what)
        .uid(uid);
  }

  private <T> KafkaSink<T> sink(
      KafkaRecordSerializationSchema<T> serializer, DeliveryGuarantee guarantee, String uid) {
    KafkaSinkBuilder<T> builder =
        KafkaSink.<T>builder()
            .setProperty("compression.type", "lz4")
            .setProperty("linger.ms", "5")
            .setProperty("batch.size", "131072")
            .setKafkaProducerConfig(settings.clientProperties())
            .setRecordSerializer(serializer)
            .setDeliveryGuarantee(guarantee);
    if (guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
      builder
          .setTransactionalIdPrefix(
              settings.transactionalIdPrefix() + "-" + settings.topicPrefix() + uid)
          .setProperty(
              "transaction.timeout.ms", Long.toString(settings.transactionTimeoutMillis()));
    }
    return builder.build();
  }
}
