package io.foretide.cli.alerts;

import io.foretide.cli.UsageException;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Episode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an id that people give stands for: an episode, or an alert.
 *
 * @param episode the episode, or that of the alert; null when the alert is of none
 * @param alert the alert; null for the episode as a whole
 */
public record Subject(Episode episode, Alert alert) {
  private static final int SHORTEST = 6;

  /**
   * Finds it by its id, or by what only its id begins with.
   *
   * @param episodes newest revisions by id
   * @param alerts newest revisions by id
   * @param topics how the two topics are named to people
   * @throws UsageException when it is too short to be the beginning of one
   * @throws IllegalStateException when there is none, or are several
   */
  static Subject find(
      String id, Map<String, Episode> episodes, Map<String, Alert> alerts, Topics topics) {
    if (episodes.containsKey(id)) {
      return new Subject(episodes.get(id), null);
    }
    if (alerts.containsKey(id)) {
      return of(alerts.get(id), episodes);
    }
    if (id.length() < SHORTEST) {
      throw new UsageException(
          "the id is '%s', expected a whole one or at least its first %d characters"
              .formatted(id, SHORTEST));
    }
    List<String> episodeIds = beginning(id, episodes);
    List<String> alertIds = beginning(id, alerts);
    if (episodeIds.size() + alertIds.size() > 1) {
      throw new IllegalStateException(ambiguous(id, episodeIds, alertIds, topics));
    }
    if (!episodeIds.isEmpty()) {
      return new Subject(episodes.get(episodeIds.get(0)), null);
    }
    if (!alertIds.isEmpty()) {
      return of(alerts.get(alertIds.get(0)), episodes);
    }
    throw new IllegalStateException(
        "there is no episode '%s' in %s, and no such alert in %s"
            .formatted(id, topics.episodes(), topics.alerts()));
  }

  /**
   * Names of the topics.
   *
   * @param episodes where episodes are
   * @param alerts where alerts are
   */
  public record Topics(String episodes, String alerts) {}

  private static Subject of(Alert alert, Map<String, Episode> episodes) {
    Episode own =
        episodes.values().stream()
            .filter(episode -> episode.mergedInto() == null)
            .filter(episode -> lists(episode, alert.alertId()))
            .findFirst()
            .orElse(null);
    return new Subject(own, alert);
  }

  private static boolean lists(Episode episode, String alertId) {
    return episode.alerts().stream().anyMatch(alert -> alert.alertId().equals(alertId));
  }

  private static List<String> beginning(String start, Map<String, ?> byId) {
    return byId.keySet().stream().filter(id -> id.startsWith(start)).sorted().toList();
  }

  private static String ambiguous(
      String id, List<String> episodeIds, List<String> alertIds, Topics topics) {
    List<String> found =
        Stream.concat(
                episodeIds.stream().map(known -> "episode " + known),
                alertIds.stream().map(known -> "alert " + known))
            .map(PlainText::of)
            .toList();
    String named = String.join(", ", found.subList(0, Math.min(SHORTEST, found.size())));
    return "'%s' is how several ids in %s and %s begin: %s%s"
        .formatted(
            id,
            topics.episodes(),
            topics.alerts(),
            named,
            found.size() > SHORTEST ? " and " + (found.size() - SHORTEST) + " more" : "");
  }
}
