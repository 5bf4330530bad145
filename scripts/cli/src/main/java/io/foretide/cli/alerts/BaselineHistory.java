package io.foretide.cli.alerts;

import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.model.series.ScoredWindow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/** What was expected of a series and what came, from the topic {@code baselines}. */
final class BaselineHistory {
  // Subtasks that write to a partition are not at the same window.
  private static final Duration SLACK = Duration.ofHours(1);

  private BaselineHistory() {}

  /**
   * Reads the windows of a series, the earliest first; of one that was written twice, the last.
   *
   * @param client properties of the client
   * @param topic name of the topic at the broker
   */
  static List<ScoredWindow> read(ShownSeries series, Properties client, String topic, Talk talk) {
    TreeMap<Long, ScoredWindow> windows = new TreeMap<>();
    try (var reader = new TopicReader<>(BaselinesTopic.TOPIC, client, topic, talk::unreadable)) {
      reader.readBetween(
          series.key().id().getBytes(StandardCharsets.UTF_8),
          series.fromMillis(),
          series.toMillis(),
          SLACK,
          scored -> windows.put(scored.window().startMillis(), scored));
    }
    return List.copyOf(windows.values());
  }
}
