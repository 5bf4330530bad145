package io.foretide.cli.report;

import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Cause;
import io.foretide.model.episode.Contributor;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeAlert;
import io.foretide.model.episode.EpisodeState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An episode as the table shows it.
 *
 * @param episodeId its id
 * @param service service of the alert that opened it
 * @param severity highest severity
 * @param open whether an alert of it is still in force
 * @param provisional whether no closed window has confirmed any of its alerts
 * @param startedAtMillis start of its first unusual window, milliseconds since the epoch
 * @param endedAtMillis end of its last unusual window, or of the data while it is open
 * @param title what is wrong, in one line
 * @param explanation what happened, what else moved and what probably caused it
 * @param causes what may have caused it, the likeliest first
 * @param contributors which operations of the likeliest cause contribute how much
 * @param alertIds its alerts, the earliest first
 * @param alertCount number of its alerts, those left out among them
 */
public record EpisodeRow(
    String episodeId,
    String service,
    Severity severity,
    boolean open,
    boolean provisional,
    long startedAtMillis,
    long endedAtMillis,
    String title,
    String explanation,
    List<Cause> causes,
    List<Contributor> contributors,
    List<String> alertIds,
    int alertCount) {

  /** Copies the lists. */
  public EpisodeRow {
    causes = List.copyOf(causes);
    contributors = List.copyOf(contributors);
    alertIds = List.copyOf(alertIds);
  }

  /**
   * Rows of the newest revision of each episode, by start. One that has become part of another is
   * left out: the other one has its alerts.
   */
  public static List<EpisodeRow> of(Collection<Episode> revisions, long endOfDataMillis) {
    Map<String, Episode> newest = new HashMap<>();
    for (Episode episode : revisions) {
      newest.merge(episode.episodeId(), episode, (a, b) -> b.revision() >= a.revision() ? b : a);
    }
    return newest.values().stream()
        .filter(episode -> episode.mergedInto() == null)
        .map(episode -> row(episode, endOfDataMillis))
        .sorted(
            Comparator.comparingLong(EpisodeRow::startedAtMillis)
                .thenComparing(EpisodeRow::episodeId))
        .toList();
  }

  private static EpisodeRow row(Episode episode, long endOfDataMillis) {
    return new EpisodeRow(
        episode.episodeId(),
        episode.service(),
        episode.severity(),
        episode.state() == EpisodeState.OPEN,
        episode.provisional(),
        episode.startedAtMillis(),
        episode.endedAtMillis() == Episode.NOT_ENDED ? endOfDataMillis : episode.endedAtMillis(),
        episode.title(),
        episode.explanation(),
        episode.causes(),
        episode.contributors(),
        episode.alerts().stream().map(EpisodeAlert::alertId).toList(),
        episode.alertCount());
  }
}
