package io.foretide.bench.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;

class RungProgressTest {
  private static final String TOPIC = "bench.telemetry";

  @Test
  void keepsCountingWhatAConsumerHadReadThatHasEnded() {
    RungProgress progress = RungProgress.ofConsumers(TOPIC);
    assertThat(progress.read()).isZero();
    Metrics quick = consumer("quick", 50);
    Metrics slow = consumer("slow", 30);
    assertThat(progress.read()).isEqualTo(80);
    quick.close();
    assertThat(progress.read()).isEqualTo(80);
    slow.close();
    assertThat(progress.read()).isEqualTo(80);
    assertThat(RungProgress.ofConsumers(TOPIC).read()).as("the next run").isZero();
  }

  /** Says as a Kafka consumer does how much it has read. */
  private static Metrics consumer(String clientId, double read) {
    Metrics metrics =
        new Metrics(
            new MetricConfig(),
            List.of(new JmxReporter()),
            Time.SYSTEM,
            new KafkaMetricsContext("kafka.consumer"));
    Gauge<Double> consumed = (config, now) -> read;
    metrics.addMetric(
        metrics.metricName(
            "records-consumed-total",
            "consumer-fetch-manager-metrics",
            Map.of("client-id", clientId, "topic", TOPIC.replace('.', '_'))),
        consumed);
    return metrics;
  }
}
