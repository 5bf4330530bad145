package io.foretide.cli.alerts;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeAlert;
import io.foretide.model.series.SeriesKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The series that tells most, over the time of its alert.
 *
 * @param key the series
 * @param startedAtMillis when the alert began, milliseconds since the epoch
 * @param untilMillis when it ended, or how far it has come; at most {@link #LONGEST} later
 */
record ShownSeries(SeriesKey key, long startedAtMillis, long untilMillis) {
  /** What is shown of an alert at most: more of it would be too much to read. */
  static final Duration LONGEST = Duration.ofHours(24);

  private static final Duration AROUND = Duration.ofHours(1);

  /** That of an alert. */
  static ShownSeries of(Alert alert, long nowMillis) {
    long until =
        alert.endedAtMillis() == Alert.NOT_ENDED
            ? Math.max(nowMillis, alert.updatedAtMillis())
            : alert.endedAtMillis();
    return bounded(alert.key(), alert.startedAtMillis(), until);
  }

  /** That of the worst alert of the likeliest cause, else of the worst; empty without alerts. */
  static Optional<ShownSeries> of(Episode episode, long nowMillis) {
    List<EpisodeAlert> ofCause =
        episode.alerts().stream()
            .filter(alert -> !episode.causes().isEmpty())
            .filter(alert -> alert.service().equals(episode.causes().get(0).service()))
            .toList();
    List<EpisodeAlert> candidates = ofCause.isEmpty() ? episode.alerts() : ofCause;
    return candidates.stream()
        .min(
            Comparator.comparing(EpisodeAlert::severity)
                .thenComparing(EpisodeAlert::score)
                .reversed()
                .thenComparing(EpisodeAlert::startedAtMillis))
        .map(alert -> of(episode, alert, nowMillis));
  }

  private static ShownSeries of(Episode episode, EpisodeAlert alert, long nowMillis) {
    long until =
        alert.endedAtMillis() == Episode.NOT_ENDED
            ? Math.max(nowMillis, episode.updatedAtMillis())
            : alert.endedAtMillis();
    SeriesKey key =
        new SeriesKey(episode.tenant(), alert.service(), alert.operation(), alert.signal());
    return bounded(key, alert.startedAtMillis(), until);
  }

  private static ShownSeries bounded(SeriesKey key, long started, long until) {
    return new ShownSeries(key, started, Math.min(until, started + LONGEST.toMillis()));
  }

  /** Whether the alert has lasted longer than is shown. */
  boolean isCut() {
    return untilMillis - startedAtMillis >= LONGEST.toMillis();
  }

  /** Start of what is shown, milliseconds since the epoch. */
  long fromMillis() {
    return startedAtMillis - AROUND.toMillis();
  }

  /** End of what is shown, exclusive, milliseconds since the epoch. */
  long toMillis() {
    return untilMillis + AROUND.toMillis();
  }
}
