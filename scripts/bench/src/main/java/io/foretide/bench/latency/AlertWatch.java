package io.foretide.bench.latency;

import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.SeriesKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads alerts as they come, in a thread of its own, and notes when each series' first one came.
 */
final class AlertWatch {
  private final TopicReader<Alert, ?> reader;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Map<SeriesKey, Sighting> sightings = new HashMap<>();
  private final Future<?> watching;

  /**
   * The first alert of a series.
   *
   * @param atMillis when it was read
   * @param windowEndMillis end of the window that raised it
   */
  record Sighting(long atMillis, long windowEndMillis) {}

  /** Begins to watch a topic. */
  AlertWatch(Properties client, String topic) {
    reader = new TopicReader<>(AlertsTopic.TOPIC, client, topic, AssertionError::new);
    watching = thread.submit(this::watch);
  }

  private void watch() {
    try (reader) {
      while (true) {
        reader.poll(Duration.ofSeconds(1), this::see);
      }
    } catch (WakeupException e) {
      // Told to stop.
    }
  }

  private void see(Alert alert) {
    sightings.putIfAbsent(
        alert.key(), new Sighting(System.currentTimeMillis(), alert.updatedAtMillis()));
  }

  /** Stops, and says what was seen. */
  Map<SeriesKey, Sighting> stop() throws InterruptedException, ExecutionException {
    reader.wakeUp();
    thread.shutdown();
    watching.get();
    return sightings;
  }
}
