package io.foretide.cli.control;

import io.foretide.cli.UsageException;
import io.foretide.cli.alerts.PublishedAlerts;
import io.foretide.cli.alerts.Subject;
import io.foretide.cli.broker.BrokerOptions;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Episode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * @param id of either, or what only its id begins with
   * @throws UsageException when it is too short to be the beginning of one
   * @throws IllegalStateException when there is neither, or are several
   */
  static JudgedAlerts find(String id, BrokerOptions broker, Consumer<String> complain) {
    PublishedAlerts published =
        PublishedAlerts.read(broker, record -> complain.accept("cannot read " + record));
    Subject subject = published.find(id);
    return subject.alert() == null
        ? of(subject.episode(), published.alerts())
        : new JudgedAlerts(List.of(JudgedAlert.of(subject.alert())), Optional.empty());
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
