package io.foretide.soak;

import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.flink.topics.Topic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.TelemetryReading;
import io.foretide.soak.WindowOracle.WindowPlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What a {@code read_committed} reader finds in the topics of the job.
 *
 * @param windows of series
 * @param baselines of windows
 * @param alerts every revision
 * @param forecasts digests of the forecasts
 * @param deadLetters how many readings were rejected
 */
record Outputs(
    List<SeriesWindow> windows,
    List<ScoredWindow> baselines,
    List<Alert> alerts,
    List<Map.Entry<WindowPlace, Long>> forecasts,
    int deadLetters) {

  /** The log that the job reads. */
  static Stream<TelemetryReading> telemetry(String brokers, String prefix) {
    return all(TelemetryTopic.TOPIC, prefix, client(brokers)).stream();
  }

  /** Reads all that is committed. */
  static Outputs read(String brokers, String prefix) {
    Properties client = client(brokers);
    return new Outputs(
        all(SeriesWindowsTopic.TOPIC, prefix, client),
        all(BaselinesTopic.TOPIC, prefix, client),
        all(AlertsTopic.TOPIC, prefix, client),
        forecasts(prefix, client),
        all(DeadLettersTopic.TOPIC, prefix, client).size());
  }

  /**
   * Waits until so many windows that count are scored, and committed as such.
   *
   * @param patience with a job that writes nothing: how much it has to catch up with says little
   * @return whether they are all there
   */
  static boolean await(
      String brokers,
      String prefix,
      Predicate<ScoredWindow> counts,
      long enough,
      Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    List<ScoredWindow> counted = new ArrayList<>();
    try (var reader = reader(BaselinesTopic.TOPIC, prefix, client(brokers))) {
      while (counted.size() < enough && System.nanoTime() < deadline) {
        int come =
            reader.poll(
                Duration.ofMillis(200),
                scored -> {
                  if (counts.test(scored)) {
                    counted.add(scored);
                  }
                });
        if (come > 0) {
          deadline = System.nanoTime() + patience.toNanos();
        }
      }
    }
    return counted.size() >= enough;
  }

  private static List<Map.Entry<WindowPlace, Long>> forecasts(String prefix, Properties client) {
    ForecastOracle.Digests digests = new ForecastOracle.Digests();
    List<Map.Entry<WindowPlace, Long>> places = new ArrayList<>();
    try (var reader = reader(ForecastsTopic.TOPIC, prefix, client)) {
      reader.readToEnd(
          forecast -> places.add(Map.entry(ForecastOracle.place(forecast), digests.of(forecast))));
    }
    return places;
  }

  private static <T, A extends SpecificRecordBase> List<T> all(
      Topic<T, A> topic, String prefix, Properties client) {
    List<T> records = new ArrayList<>();
    try (var reader = reader(topic, prefix, client)) {
      reader.readToEnd(records::add);
    }
    return records;
  }

  /** A reader of a topic, which fails at a record that cannot be decoded. */
  static <T, A extends SpecificRecordBase> TopicReader<T, A> reader(
      Topic<T, A> topic, String prefix, Properties client) {
    return new TopicReader<>(
        topic,
        client,
        prefix + topic.name(),
        unreadable -> {
          throw new IllegalStateException("a record cannot be read: " + unreadable);
        });
  }

  private static Properties client(String brokers) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", brokers);
    return client;
  }
}
