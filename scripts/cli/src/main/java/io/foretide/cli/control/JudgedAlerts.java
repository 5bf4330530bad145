package io.foretide.cli.control;

import io.foretide.cli.broker.BrokerOptions;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Episode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * The alerts that an id stands for.
 *
 * @param alerts they; of an episode, the earliest first
 * @param leftOut what to say when an episode has more; empty when these are all
 */
record JudgedAlerts(List<JudgedAlert> alerts, Optional<String> leftOut) {

  /**
   * The newest revision of an alert, or of each alert of the newest revision of an episode.
   *
   * @throws IllegalStateException when there is neither
   */
  static JudgedAlerts find(String id, BrokerOptions broker, Consumer<String> complain) {
    Properties client = broker.client();
    Consumer<String> unreadable = record -> complain.accept("cannot read " + record);
    String alertsTopic = broker.topicPrefix() + AlertsTopic.TOPIC.name();
    Map<String, Alert> alerts = new HashMap<>();
    try (var reader = new TopicReader<>(AlertsTopic.TOPIC, client, alertsTopic, unreadable)) {
      reader.readToEnd(
          alert ->
              alerts.merge(alert.alertId(), alert, (a, b) -> b.revision() >= a.revision() ? b : a));
    }
    if (alerts.containsKey(id)) {
      return new JudgedAlerts(List.of(JudgedAlert.of(alerts.get(id))), Optional.empty());
    }
    String episodesTopic = broker.topicPrefix() + EpisodesTopic.TOPIC.name();
    Map<String, Episode> episodes = new HashMap<>();
    try (var reader = new TopicReader<>(EpisodesTopic.TOPIC, client, episodesTopic, unreadable)) {
      reader.readToEnd(
          episode ->
              episodes.merge(
                  episode.episodeId(), episode, (a, b) -> b.revision() >= a.revision() ? b : a));
    }
    if (!episodes.containsKey(id)) {
      throw new IllegalStateException(
          "there is no alert '%s' in %s, and no such episode in %s"
              .formatted(id, alertsTopic, episodesTopic));
    }
    return of(episodes.get(id), alerts);
  }

  private static JudgedAlerts of(Episode episode, Map<String, Alert> alerts) {
    List<JudgedAlert> judged =
        episode.alerts().stream()
            .map(
                alert ->
                    alerts.containsKey(alert.alertId())
                        ? JudgedAlert.of(alerts.get(alert.alertId()))
                        : JudgedAlert.of(episode, alert))
            .toList();
    int more = episode.alertCount() - judged.size();
    return new JudgedAlerts(
        judged,
        more <= 0
            ? Optional.empty()
            : Optional.of(
                more + " more of the episode's alerts are not listed in it, and not judged."));
  }
}
