package io.foretide.cli.alerts;

import io.foretide.cli.broker.BrokerOptions;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Episode;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * The newest revisions of all episodes and alerts at a broker.
 *
 * @param episodes by id
 * @param alerts by id
 * @param topics where they are from
 */
public record PublishedAlerts(
    Map<String, Episode> episodes, Map<String, Alert> alerts, Subject.Topics topics) {

  /**
   * Reads both topics to their end.
   *
   * @param unreadable told of each record that cannot be read
   */
  public static PublishedAlerts read(BrokerOptions broker, Consumer<String> unreadable) {
    Properties client = broker.client();
    Subject.Topics topics =
        new Subject.Topics(
            broker.topicPrefix() + EpisodesTopic.TOPIC.name(),
            broker.topicPrefix() + AlertsTopic.TOPIC.name());
    try (var episodes =
            new TopicReader<>(EpisodesTopic.TOPIC, client, topics.episodes(), unreadable);
        var alerts = new TopicReader<>(AlertsTopic.TOPIC, client, topics.alerts(), unreadable)) {
      return new PublishedAlerts(
          NewestRevisions.episodes(episodes), NewestRevisions.alerts(alerts), topics);
    }
  }

  /** What an id stands for; see {@link Subject#find}. */
  public Subject find(String id) {
    return Subject.find(id, episodes, alerts, topics);
  }
}
