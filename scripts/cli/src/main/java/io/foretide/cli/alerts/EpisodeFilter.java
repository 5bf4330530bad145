package io.foretide.cli.alerts;

import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import java.time.Instant;

/**
 * Which episodes are shown.
 *
 * @param tenant those of one tenant; null for all
 * @param service those in which a service has alerts; null for all
 * @param severity those at least this severe
 * @param state those of a state
 * @param since those not over before; null for all
 */
record EpisodeFilter(
    String tenant, String service, Severity severity, WantedState state, Instant since) {

  /** Whether an episode is shown. */
  boolean includes(Episode episode) {
    return (tenant == null || tenant.equals(episode.tenant()))
        && (service == null
            || service.equals(episode.service())
            || episode.services().contains(service))
        && episode.severity().compareTo(severity) >= 0
        && state.includes(episode.state())
        && (since == null || isInForceSince(episode));
  }

  private boolean isInForceSince(Episode episode) {
    return episode.endedAtMillis() == Episode.NOT_ENDED
        || episode.endedAtMillis() >= since.toEpochMilli();
  }

  /** The same of another state. */
  EpisodeFilter of(WantedState other) {
    return new EpisodeFilter(tenant, service, severity, other, since);
  }
}
