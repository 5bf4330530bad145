package io.foretide.cli.report;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.episode.Cause;
import io.foretide.model.episode.Contributor;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeAlert;
import io.foretide.model.episode.EpisodeState;
import java.util.ArrayList;
import java.util.List;

/** Episodes of the made-up shop: each alert is one, but for an outage of payments. */
final class SampleEpisodes {
  private SampleEpisodes() {}

  /** Two revisions of each; what checkout had of the outage is merged into it. */
  static List<Episode> of(List<Alert> alerts) {
    List<Episode> episodes = new ArrayList<>();
    for (Alert alert : alerts) {
      boolean isOver = alert.state() == AlertState.RESOLVED;
      episodes.add(episode(alert.alertId(), 0, alert, List.of(alert), false, null));
      episodes.add(episode(alert.alertId(), 1, alert, List.of(alert), isOver, null));
    }
    Alert outage = on(alerts, "payments");
    Alert suffers = on(alerts.subList(alerts.indexOf(outage) + 1, alerts.size()), "checkout");
    episodes.add(episode(outage.alertId(), 2, outage, List.of(outage, suffers), true, null));
    episodes.add(episode(suffers.alertId(), 2, suffers, List.of(suffers), true, outage.alertId()));
    return episodes;
  }

  private static Alert on(List<Alert> alerts, String service) {
    return alerts.stream()
        .filter(alert -> alert.key().service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  private static Episode episode(
      String id, int revision, Alert opener, List<Alert> alerts, boolean isOver, String into) {
    String service = opener.key().service();
    return new Episode(
        id,
        revision,
        "shop",
        isOver ? EpisodeState.CLOSED : EpisodeState.OPEN,
        opener.severity(),
        false,
        opener.startedAtMillis(),
        opener.firedAtMillis(),
        opener.updatedAtMillis(),
        isOver ? opener.endedAtMillis() : Episode.NOT_ENDED,
        service,
        "",
        service + " " + opener.key().signal() + " 9.1 %",
        opener.explanation() + "; <b>probably</b> caused by " + service,
        alerts.stream().map(alert -> alert.key().service()).toList(),
        List.of(new Cause(service, 0.8, "began first, and who suffers calls it")),
        List.of(new Contributor(service, "POST /" + service, opener.key().signal(), 0.9)),
        alerts.stream().map(SampleEpisodes::listed).toList(),
        alerts.size(),
        into,
        List.of(),
        opener.trust());
  }

  private static EpisodeAlert listed(Alert alert) {
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
