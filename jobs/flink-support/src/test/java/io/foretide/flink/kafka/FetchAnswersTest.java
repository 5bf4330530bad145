package io.foretide.flink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class FetchAnswersTest {
  @Test
  void everyLookCountsWhereNoConsumerDoes() {
    assertThat(FetchAnswers.count()).isNotEqualTo(FetchAnswers.count());
  }

  @Test
  void nothingCountsWhileNoBrokerAnswersAConsumer() {
    try (var unanswered = consumer()) {
      unanswered.assign(List.of(new TopicPartition("telemetry", 0)));
      assertThat(unanswered.poll(Duration.ofMillis(100))).isEmpty();
      assertThat(FetchAnswers.count()).isZero();
      assertThat(FetchAnswers.count()).isZero();
    }
    assertThat(FetchAnswers.count()).isNotEqualTo(FetchAnswers.count());
  }

  @Test
  void leavesOtherReportersInTheirPlace() {
    Properties client = new Properties();
    assertThat(FetchAnswers.besides(client))
        .isEqualTo(
            "org.apache.kafka.common.metrics.JmxReporter,io.foretide.flink.kafka.FetchAnswers");

    client.setProperty("metric.reporters", "of.Somebody");
    assertThat(FetchAnswers.besides(client))
        .isEqualTo("of.Somebody,io.foretide.flink.kafka.FetchAnswers");

    client.setProperty("metric.reporters", "");
    assertThat(FetchAnswers.besides(client)).isEqualTo("io.foretide.flink.kafka.FetchAnswers");
  }

  /** A consumer whose broker is nowhere. */
  private static KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:1",
            FetchAnswers.PROPERTY,
            FetchAnswers.besides(new Properties()));
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
