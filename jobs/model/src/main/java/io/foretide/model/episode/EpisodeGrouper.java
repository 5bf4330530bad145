package io.foretide.model.episode;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes episodes of the alerts of a tenant, taken in the order of event time.
 *
 * <pre>
 *   alert ─┬─ of an episode ──────────────────────────────▶ it goes on
 *          ├─ next to one open episode ───────────────────▶ joins it
 *          ├─ next to several ──▶ joins the first, which takes the others over (closed, merged)
 *          └─ next to none ───────────────────────────────▶ opens one
 *   all alerts over, and no other for the grace ──────────▶ closed
 * </pre>
 *
 * <p>An alert is next to an episode when one of the episode's alerts is of the same service, or of
 * a service that calls its own or is called by it and began at about the same time, or is still in
 * force and explains it, see {@link Travel}.
 *
 * <p>When a whole landscape burns, all of its series alert at once: what is told at one moment is
 * taken together, and is one revision of each episode.
 */
public final class EpisodeGrouper {
  private final EpisodeSettings settings;

  /** By these settings. */
  public EpisodeGrouper(EpisodeSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes what was told until now, and closes what has been quiet.
   *
   * @param alerts revisions of alerts, in the order of {@link WaitingAlerts}
   * @param open the tenant's open episodes; changed
   * @param nowMillis event time, milliseconds since the epoch
   * @return the revisions of episodes to publish
   */
  public List<Episode> advance(
      List<Alert> alerts, OpenEpisodes open, CallGraph graph, long nowMillis) {
    List<Episode> revisions = new ArrayList<>();
    alerts.stream()
        .collect(Collectors.groupingBy(Alert::updatedAtMillis, TreeMap::new, Collectors.toList()))
        .forEach(
            (atMillis, together) -> {
              revisions.addAll(close(open, graph, atMillis));
              revisions.addAll(take(together, open, graph, atMillis));
            });
    revisions.addAll(close(open, graph, nowMillis));
    return revisions;
  }

  private List<Episode> take(
      List<Alert> together, OpenEpisodes open, CallGraph graph, long atMillis) {
    List<Episode> revisions = new ArrayList<>();
    Set<OpenEpisode> touched = new LinkedHashSet<>();
    for (Alert alert : together) {
      List<OpenEpisode> near = near(alert, open, graph);
      if (!near.isEmpty()) {
        OpenEpisode first = near.get(0);
        first.take(alert);
        touched.add(first);
        for (OpenEpisode other : near.subList(1, near.size())) {
          first.absorb(other);
          open.all().remove(other);
          touched.remove(other);
          revisions.addAll(merged(other, first, atMillis, graph));
        }
      } else if (alert.state() == AlertState.FIRING) {
        OpenEpisode opened = new OpenEpisode(alert);
        open.all().add(opened);
        touched.add(opened);
      }
    }
    touched.forEach(episode -> revisions.addAll(published(episode, atMillis, graph)));
    return revisions;
  }

  /** The episode that an alert is of already, else those that it is next to. */
  private List<OpenEpisode> near(Alert alert, OpenEpisodes open, CallGraph graph) {
    for (OpenEpisode episode : open.all()) {
      if (episode.has(alert.alertId())) {
        return List.of(episode);
      }
    }
    return alert.state() == AlertState.RESOLVED
        ? List.of()
        : open.all().stream().filter(episode -> isNear(alert, episode, graph)).toList();
  }

  private boolean isNear(Alert alert, OpenEpisode episode, CallGraph graph) {
    return episode.alerts().stream().anyMatch(other -> isNear(alert, other, graph));
  }

  private boolean isNear(Alert alert, Alert other, CallGraph graph) {
    String service = alert.key().service();
    if (service.equals(other.key().service())) {
      return true;
    }
    long apart = Math.abs(alert.startedAtMillis() - other.startedAtMillis());
    return (apart <= settings.togetherMillis()
            && graph.areNeighbours(service, other.key().service()))
        || followsOneInForce(alert, other, graph);
  }

  /** A victim is one however late it shows. */
  private static boolean followsOneInForce(Alert alert, Alert other, CallGraph graph) {
    return other.state() == AlertState.FIRING
        && Travel.of(alert).sources(alert.key().service(), graph).contains(other.key().service())
        && Travel.follows(alert, other);
  }

  /** What nobody has been told of ends unsaid. */
  private static List<Episode> merged(
      OpenEpisode other, OpenEpisode into, long atMillis, CallGraph graph) {
    return other.isPublished()
        ? List.of(new EpisodeReport(other, graph).merged(into.id(), atMillis))
        : List.of();
  }

  private static List<Episode> published(OpenEpisode episode, long atMillis, CallGraph graph) {
    EpisodeReport report = new EpisodeReport(episode, graph);
    return episode.isNews(report.digest()) ? List.of(report.open(atMillis)) : List.of();
  }

  /** Closes the episodes that have been quiet for the grace. */
  private List<Episode> close(OpenEpisodes open, CallGraph graph, long nowMillis) {
    List<Episode> closed = new ArrayList<>();
    for (OpenEpisode episode : List.copyOf(open.all())) {
      if (closesAtMillis(episode) <= nowMillis) {
        open.all().remove(episode);
        closed.add(new EpisodeReport(episode, graph).closed(closesAtMillis(episode)));
      }
    }
    return closed;
  }

  /** When the next episode closes unless something happens; {@link Long#MAX_VALUE} for never. */
  public long closesAtMillis(OpenEpisodes open) {
    return open.all().stream().mapToLong(this::closesAtMillis).min().orElse(Long.MAX_VALUE);
  }

  private long closesAtMillis(OpenEpisode episode) {
    return episode.isFiring()
        ? Long.MAX_VALUE
        : episode.quietSinceMillis() + settings.graceMillis();
  }
}
