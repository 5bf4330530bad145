package io.foretide.flink.kafka;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/**
 * How often brokers have answered the consumers of this process when they fetched, with records or
 * without: what tells a partition that has none from brokers that are away. Kafka makes one of it
 * for each client that names it; all consumers together count.
 */
public final class FetchAnswers implements MetricsReporter {
  /** The property of a consumer that names its reporters. */
  static final String PROPERTY = "metric.reporters";

  private static final String NAME = "fetch-total";
  private static final String GROUP = "consumer-fetch-manager-metrics";
  private static final Set<KafkaMetric> COUNTERS = ConcurrentHashMap.newKeySet();
  private static final AtomicLong LOOKS = new AtomicLong();

  private final Set<KafkaMetric> own = ConcurrentHashMap.newKeySet();

  /** The reporters of a consumer with these properties, and this one besides: its answers count. */
  static String besides(Properties client) {
    String others = client.getProperty(PROPERTY, JmxReporter.class.getName());
    return (others.isBlank() ? "" : others + ",") + FetchAnswers.class.getName();
  }

  /**
   * A number that changes with every answer to a consumer of this process; where no consumer counts
   * its answers, with every look.
   */
  static long count() {
    if (COUNTERS.isEmpty()) {
      return LOOKS.incrementAndGet();
    }
    long count = 0;
    for (KafkaMetric counter : COUNTERS) {
      count += ((Number) counter.metricValue()).longValue();
    }
    return count;
  }

  @Override
  public void configure(Map<String, ?> properties) {
    // Nothing to set.
  }

  @Override
  public void init(List<KafkaMetric> metrics) {
    metrics.forEach(this::metricChange);
  }

  @Override
  public void metricChange(KafkaMetric metric) {
    MetricName name = metric.metricName();
    if (name.name().equals(NAME) && name.group().equals(GROUP)) {
      own.add(metric);
      COUNTERS.add(metric);
    }
  }

  @Override
  public void metricRemoval(KafkaMetric metric) {
    own.remove(metric);
    COUNTERS.remove(metric);
  }

  @Override
  public void close() {
    COUNTERS.removeAll(own);
  }
}
