package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What tells an idle partition from a broker that is away: how consumers count its answers. */
@Timeout(60)
class BrokerAwayTest {
  private static final Duration A_WHILE = Duration.ofMillis(200);

  @Test
  void aBrokerAnswersWithoutRecordsAndNotAtAllWhenItIsAway(@TempDir Path folder) throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start(folder);
    try (var consumer = consumer(kafka.bootstrapServers())) {
      new TestBroker(kafka.bootstrapServers(), Map.of(), () -> {}).createTopic("empty");
      consumer.assign(List.of(new TopicPartition("empty", 0)));
      consumer.seekToBeginning(consumer.assignment());
      double first = answers(consumer);
      while (answers(consumer) < first + 4) {
        assertThat(consumer.poll(A_WHILE)).isEmpty();
      }
      kafka.close();
      var unused = consumer.poll(A_WHILE);
      double last = answers(consumer);
      for (int i = 0; i < 10; i++) {
        assertThat(consumer.poll(A_WHILE)).isEmpty();
      }
      assertThat(answers(consumer)).isEqualTo(last);
    } finally {
      kafka.close();
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static double answers(KafkaConsumer<?, ?> consumer) {
    return consumer.metrics().values().stream()
        .filter(
            metric ->
                metric.metricName().name().equals("fetch-total")
                    && metric.metricName().group().equals("consumer-fetch-manager-metrics"))
        .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
        .sum();
  }
}
