package io.foretide.model.episode;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.series.Trust;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What is to be said of an episode as it stands. */
final class EpisodeReport {
  private static final int MOST_ALERTS = 50;
  private static final Comparator<Alert> EARLIEST =
      Comparator.comparingLong(Alert::startedAtMillis).thenComparing(Alert::alertId);

  /** The alert that matters most: severe, of a service, clear, early. */
  private static final Comparator<Alert> GRAVE =
      Comparator.comparing(Alert::severity)
          .thenComparing(alert -> alert.key().isServiceLevel())
          .thenComparing(Alert::score)
          .thenComparing(EARLIEST.reversed());

  /** The alert that tells most: in force rather than over, and grave. */
  private static final Comparator<Alert> TELLING =
      Comparator.comparing((Alert alert) -> alert.state() == AlertState.FIRING)
          .thenComparing(GRAVE);

  private final OpenEpisode episode;
  private final Collection<Alert> alerts;
  private final List<Cause> causes;
  private final List<Contributor> contributors;
  private final Alert telling;

  /** Does not change because an alert is over: receivers would page anew. */
  private final String owner;

  EpisodeReport(OpenEpisode episode, CallGraph graph) {
    this.episode = episode;
    this.alerts = episode.alerts();
    this.causes = new CauseRanking(graph, alerts).causes();
    String likeliest = causes.get(0).service();
    this.contributors = Contributions.of(likeliest, alerts);
    List<Alert> ofLikeliest =
        alerts.stream().filter(alert -> alert.key().service().equals(likeliest)).toList();
    this.telling = Collections.max(ofLikeliest, TELLING);
    this.owner = Collections.max(ofLikeliest, GRAVE).owner();
  }

  /** Changes when something is to be said that was not before. */
  int digest() {
    return Objects.hash(
        severity().name(),
        isProvisional(),
        episode.alertCount(),
        causes.get(0).service(),
        owner,
        alerts.stream().filter(alert -> alert.state() == AlertState.FIRING).count());
  }

  Episode open(long atMillis) {
    return episode(EpisodeState.OPEN, atMillis, Episode.NOT_ENDED, null);
  }

  Episode closed(long atMillis) {
    return episode(EpisodeState.CLOSED, atMillis, episode.endedAtMillis(), null);
  }

  Episode merged(String intoId, long atMillis) {
    return episode(EpisodeState.CLOSED, atMillis, atMillis, intoId);
  }

  private Episode episode(
      EpisodeState state, long atMillis, long endedAtMillis, String mergedInto) {
    return new Episode(
        episode.id(),
        episode.nextRevision(),
        episode.tenant(),
        state,
        severity(),
        isProvisional(),
        episode.startedAtMillis(),
        episode.openedAtMillis(),
        atMillis,
        endedAtMillis,
        episode.service(),
        owner,
        EpisodeText.title(telling, services()),
        EpisodeText.explanation(telling, services(), causes, contributors, mergedInto),
        services(),
        causes,
        contributors,
        alerts.stream().sorted(EARLIEST).limit(MOST_ALERTS).map(EpisodeReport::part).toList(),
        episode.alertCount(),
        mergedInto,
        alerts.stream().flatMap(alert -> alert.controls().stream()).distinct().sorted().toList(),
        alerts.stream().map(Alert::trust).max(Comparator.naturalOrder()).orElse(Trust.LEARNING));
  }

  private List<String> services() {
    return causes.stream().map(Cause::service).toList();
  }

  private Severity severity() {
    return alerts.stream().map(Alert::severity).max(Comparator.naturalOrder()).orElseThrow();
  }

  private boolean isProvisional() {
    return alerts.stream().allMatch(Alert::provisional);
  }

  private static EpisodeAlert part(Alert alert) {
    return new EpisodeAlert(
        alert.alertId(),
        alert.key().service(),
        alert.key().operation(),
        alert.key().signal(),
        alert.state() == AlertState.FIRING,
        alert.severity(),
        alert.direction(),
        alert.startedAtMillis(),
        alert.endedAtMillis(),
        alert.score(),
        alert.explanation());
  }
}
