package io.foretide.model.episode;

import io.foretide.model.series.AllowedRange;

/**
 * What makes alerts one episode.
 *
 * @param togetherMillis how far apart alerts of services that call one another may begin to be of
 *     one cause, milliseconds, &gt;= 0
 * @param graceMillis how long after the last of its alerts has ended an episode stays open for
 *     more, milliseconds, &gt;= 0
 */
public record EpisodeSettings(long togetherMillis, long graceMillis) {
  /** Checks the ranges. */
  public EpisodeSettings {
    AllowedRange.atLeast("togetherMillis", togetherMillis, 0);
    AllowedRange.atLeast("graceMillis", graceMillis, 0);
  }

  /** A quarter of an hour, and five minutes. */
  public static EpisodeSettings defaults() {
    return new EpisodeSettings(900_000, 300_000);
  }
}
