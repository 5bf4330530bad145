package io.foretide.flink.kafka;

import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes a topic by its contract: key, event time as timestamp, Avro value. */
final class TopicSerializer<T, A extends SpecificRecordBase>
    implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1L;

  private final Topic<T, A> topic;
  private final String topicName;
  private transient AvroCodec<A> codec;

  TopicSerializer(Topic<T, A> topic, String topicName) {
    this.topic = topic;
    this.topicName = topicName;
  }

  @Override
  public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
    codec = topic.codec();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(T record, KafkaSinkContext sink, Long timestamp) {
    long time = Math.max(0, topic.timeMillis().apply(record));
    byte[] value = codec.encode(topic.toAvro().apply(record));
    return new ProducerRecord<>(topicName, null, time, topic.keyOf(record), value);
  }
}
