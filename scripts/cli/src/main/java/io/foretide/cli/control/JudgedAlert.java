package io.foretide.cli.control;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.control.Control;
import io.foretide.model.control.Feedback;
import io.foretide.model.control.Scope;
import io.foretide.model.control.Verdict;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeAlert;
import io.foretide.model.series.SeriesKey;

/**
 * An alert that somebody judges.
 *
 * @param alertId its id
 * @param key its series
 * @param startedAtMillis when it began, milliseconds since the epoch
 * @param endedAtMillis when it ended; {@link Feedback#WAS_FIRING} when it has not
 * @param side the side on which it is
 */
public record JudgedAlert(
    String alertId,
    SeriesKey key,
    long startedAtMillis,
    long endedAtMillis,
    WatchedDirection side) {
  private static final String PREFIX = "feedback/";
  private static final String OF_OWNER = "/owner";

  /** A revision of an alert. */
  public static JudgedAlert of(Alert alert) {
    return new JudgedAlert(
        alert.alertId(),
        alert.key(),
        alert.startedAtMillis(),
        alert.endedAtMillis() == Alert.NOT_ENDED ? Feedback.WAS_FIRING : alert.endedAtMillis(),
        WatchedDirection.sideOf(alert.direction()));
  }

  /** An alert as an episode tells it. */
  static JudgedAlert of(Episode episode, EpisodeAlert alert) {
    return new JudgedAlert(
        alert.alertId(),
        new SeriesKey(episode.tenant(), alert.service(), alert.operation(), alert.signal()),
        alert.startedAtMillis(),
        alert.endedAtMillis() == Episode.NOT_ENDED ? Feedback.WAS_FIRING : alert.endedAtMillis(),
        WatchedDirection.sideOf(alert.direction()));
  }

  /**
   * What is told of it, without version and author. Who is to be told stands beside what it was
   * worth.
   *
   * @param owner empty unless the verdict is {@link Verdict#WRONG_OWNER}
   */
  public Control feedback(Verdict verdict, String owner) {
    return new Control(
        PREFIX + alertId + (verdict == Verdict.WRONG_OWNER ? OF_OWNER : ""),
        1,
        "",
        Scope.of(key),
        new Feedback(alertId, verdict, startedAtMillis, endedAtMillis, side, owner));
  }

  /** What follows from a verdict, in a sentence. */
  String meaning(Verdict verdict, String owner) {
    return switch (verdict) {
      case FALSE_POSITIVE ->
          "The alert is over, and %s takes rarer values to alert from now on."
              .formatted(key.title());
      case TRUE_POSITIVE -> "%s alerts a little more readily from now on.".formatted(key.title());
      case EXPECTED ->
          "The alert is over: what %s showed is the new normal.".formatted(key.title());
      case WRONG_OWNER -> "Alerts of %s go to %s from now on.".formatted(key.service(), owner);
    };
  }
}
