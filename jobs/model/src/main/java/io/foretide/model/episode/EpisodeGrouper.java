package io.foretide.model.episode;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import java.util.ArrayList;
import java.util.List;

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
 * <p>An alert is next to an episode when one of the episode's alerts is of the same service and not
 * over for longer than the grace, or of a service that calls its own or is called by it and began
 * at about the same time, or is still in force and explains it, see {@link Travel}.
 */
public final class EpisodeGrouper {
  private final EpisodeSettings settings;

  /** By these settings. */
  public EpisodeGrouper(EpisodeSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes a revision of an alert.
   *
   * @param open the tenant's open episodes; changed
   * @return the revisions of episodes to publish
   */
  public List<Episode> take(Alert alert, OpenEpisodes open, CallGraph graph) {
    List<OpenEpisode> episodes = open.all();
    for (OpenEpisode episode : episodes) {
      if (episode.has(alert.alertId())) {
        episode.take(alert);
        return published(episode, alert.updatedAtMillis(), graph);
      }
    }
    if (alert.state() == AlertState.RESOLVED) {
      return List.of();
    }
    List<OpenEpisode> near =
        episodes.stream().filter(episode -> isNear(alert, episode, graph)).toList();
    if (near.isEmpty()) {
      OpenEpisode opened = new OpenEpisode(alert);
      episodes.add(opened);
      return published(opened, alert.updatedAtMillis(), graph);
    }
    return join(alert, near, episodes, graph);
  }

  private List<Episode> join(
      Alert alert, List<OpenEpisode> near, List<OpenEpisode> episodes, CallGraph graph) {
    OpenEpisode first = near.get(0);
    first.take(alert);
    List<Episode> revisions = new ArrayList<>();
    for (OpenEpisode other : near.subList(1, near.size())) {
      first.absorb(other);
      episodes.remove(other);
      revisions.add(new EpisodeReport(other, graph).merged(first.id(), alert.updatedAtMillis()));
    }
    revisions.addAll(published(first, alert.updatedAtMillis(), graph));
    return revisions;
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

  private static List<Episode> published(OpenEpisode episode, long atMillis, CallGraph graph) {
    EpisodeReport report = new EpisodeReport(episode, graph);
    return episode.isNews(report.digest()) ? List.of(report.open(atMillis)) : List.of();
  }

  /**
   * Closes the episodes that have been quiet for the grace.
   *
   * @param nowMillis event time, milliseconds since the epoch
   */
  public List<Episode> close(OpenEpisodes open, CallGraph graph, long nowMillis) {
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
