package io.foretide.cli.serve;

import io.foretide.cli.Recommended;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.flink.topics.RecommendationsTopic;
import io.foretide.flink.topics.Topics;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.ServiceKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topic of recommendations of one installation at a broker.
 *
 * @param kafka the broker
 * @param prefix before the topic's name
 */
record RecommendationLog(EmbeddedKafka kafka, String prefix) {
  private static final int PARTITIONS = 3;

  Properties client() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", kafka.bootstrapServers());
    return client;
  }

  void create() throws Exception {
    new Topics(client(), prefix)
        .create(PARTITIONS, Optional.of((short) 1), TimestampType.CREATE_TIME);
  }

  void growTo(int partitions) throws Exception {
    String name = prefix + RecommendationsTopic.TOPIC.name();
    try (Admin admin = Admin.create(client())) {
      admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions))).all().get();
    }
  }

  void write(Recommendation recommendation) throws Exception {
    var topic = RecommendationsTopic.TOPIC;
    write(topic.keyOf(recommendation), topic.codec().encode(topic.toAvro().apply(recommendation)));
  }

  /** Writes a record as it is; it is there when this returns. */
  void write(byte[] key, byte[] value) throws Exception {
    try (var producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(prefix + RecommendationsTopic.TOPIC.name(), key, value))
          .get();
    }
  }

  static Recommendation recommendation(ServiceKey workload, int replicas, long decidedAtMillis) {
    long lead = Duration.ofMinutes(3).toMillis();
    return Recommended.replicas(workload, decidedAtMillis, lead, replicas);
  }
}
