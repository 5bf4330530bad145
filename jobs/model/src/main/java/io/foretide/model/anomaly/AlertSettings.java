package io.foretide.model.anomaly;

import io.foretide.model.series.AllowedRange;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;

/**
 * When a series alerts, and when it is well again.
 *
 * <p>Windows are counted by their values: gaps are neither usual nor unusual.
 *
 * @param scoreThreshold a window is unusual by itself from this score, above 0, to 1
 * @param lastingDeparture a window that follows an unusual one is unusual too from this departure
 *     from the season, on the same side, above 0, in scales
 * @param recoveryDeparture a window is usual below this departure, 0 to {@code lastingDeparture};
 *     between the two it is neither
 * @param pendingWindows unusual windows on one side that make an alert fire, 1 to {@code
 *     pendingSpan}
 * @param pendingSpan number of last windows among which they are counted, 1..31
 * @param immediateScore score of one of them at which fewer windows suffice, {@code scoreThreshold}
 *     to 1
 * @param immediateWindows unusual windows in a row on one side that fire then, 1 to {@code
 *     pendingSpan}
 * @param recoveryWindows usual windows, not interrupted by an unusual one, that end an alert, 1 to
 *     10,000
 * @param staleAfterMillis how long without a value ends an alert, milliseconds, &gt;= 1
 * @param updateEveryMillis how often at most an alert says that it got worse, milliseconds, &gt;= 0
 * @param minTrust least trust in the baseline; {@link Trust#LEARNING} never alerts
 * @param direction on which side departures matter; null for that of the signal
 * @param smallestEffect departures too small to matter
 * @param severity what makes an alert matter
 */
public record AlertSettings(
    double scoreThreshold,
    double lastingDeparture,
    double recoveryDeparture,
    int pendingWindows,
    int pendingSpan,
    double immediateScore,
    int immediateWindows,
    int recoveryWindows,
    long staleAfterMillis,
    long updateEveryMillis,
    Trust minTrust,
    WatchedDirection direction,
    SmallestEffect smallestEffect,
    SeverityThresholds severity) {

  /** Most windows among which unusual ones are counted. */
  public static final int LONGEST_SPAN = 31;

  /** Most usual windows that end an alert. */
  public static final int LONGEST_RECOVERY = 10_000;

  /** Checks the ranges. */
  public AlertSettings {
    AllowedRange.require(
        scoreThreshold > 0 && scoreThreshold <= 1,
        "scoreThreshold",
        scoreThreshold,
        "above 0, to 1");
    AllowedRange.require(lastingDeparture > 0, "lastingDeparture", lastingDeparture, "above 0");
    AllowedRange.between("recoveryDeparture", recoveryDeparture, 0, lastingDeparture);
    AllowedRange.between("pendingSpan", pendingSpan, 1, LONGEST_SPAN);
    AllowedRange.between("pendingWindows", pendingWindows, 1, pendingSpan);
    AllowedRange.between("immediateScore", immediateScore, scoreThreshold, 1);
    AllowedRange.between("immediateWindows", immediateWindows, 1, pendingSpan);
    AllowedRange.between("recoveryWindows", recoveryWindows, 1, LONGEST_RECOVERY);
    AllowedRange.atLeast("staleAfterMillis", staleAfterMillis, 1);
    AllowedRange.atLeast("updateEveryMillis", updateEveryMillis, 0);
    AllowedRange.require(
        minTrust != Trust.LEARNING, "minTrust", minTrust, Trust.PROVISIONAL + " or TRAINED");
  }

  /**
   * Unusual from a score of 0.5, then while 2.5 scales off the season; usual below 1.5 scales;
   * fires on 3 unusual windows of 5, or on 2 in a row with a score of 0.8; over after 5 usual
   * windows or half an hour without a value; worse at most every quarter of an hour; a provisional
   * baseline may alert.
   */
  public static AlertSettings defaults() {
    return new AlertSettings(
        0.5,
        2.5,
        1.5,
        3,
        5,
        0.8,
        2,
        5,
        1_800_000,
        900_000,
        Trust.PROVISIONAL,
        null,
        SmallestEffect.defaults(),
        SeverityThresholds.defaults());
  }

  /** The side on which departures of a series matter. */
  WatchedDirection watched(String signal, SignalKind kind) {
    return direction == null ? WatchedDirection.of(signal, kind) : direction;
  }
}
