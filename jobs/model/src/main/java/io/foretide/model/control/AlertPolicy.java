package io.foretide.model.control;

import io.foretide.model.anomaly.Severity;
import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.series.AllowedRange;
import java.time.Duration;

/**
 * How series alert. What is null, a less specific policy says, and at last the options of the job.
 *
 * @param falseAlarmsPerMonth how many false alarms of each series in a month are put up with,
 *     0.001..100
 * @param direction on which side departures matter
 * @param smallestChange smallest departure that matters, as a part of what was expected, 0..1000;
 *     of a share in its points
 * @param smallestAmount smallest departure that matters, in the unit of the signal, &gt;= 0; of a
 *     share in failed requests
 * @param pendingMillis how long a series is unusual before it alerts, milliseconds; in whole
 *     windows, 29 at most
 * @param recoveryMillis how long it is usual before the alert is over, milliseconds
 * @param warningScore score from which an alert is a warning, 0..1
 * @param criticalScore score from which an alert that lasts is critical, {@code warningScore}..1
 * @param longAfterMillis how long an alert lasts to be a warning at any score, milliseconds
 * @param criticalErrorShare share of failed requests that is critical, 0..1
 * @param criticalFailedRequests failed requests without which a share is not critical, &gt;= 0
 * @param criticalRemainingShare a count below this part of what is expected is critical, 0..1
 * @param highestSeverity no alert is more severe
 * @param owner who is told
 */
public record AlertPolicy(
    Double falseAlarmsPerMonth,
    WatchedDirection direction,
    Double smallestChange,
    Double smallestAmount,
    Long pendingMillis,
    Long recoveryMillis,
    Double warningScore,
    Double criticalScore,
    Long longAfterMillis,
    Double criticalErrorShare,
    Double criticalFailedRequests,
    Double criticalRemainingShare,
    Severity highestSeverity,
    String owner)
    implements Instruction {
  /** Says nothing. */
  public static final AlertPolicy NONE =
      new AlertPolicy(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  private static final double FEWEST_ALARMS = 0.001;
  private static final double MOST_ALARMS = 100;
  private static final double LARGEST_CHANGE = 1000;
  private static final long LONGEST = Duration.ofDays(7).toMillis();
  private static final int LONGEST_OWNER = 256;

  /** Checks the ranges. */
  public AlertPolicy {
    between("falseAlarmsPerMonth", falseAlarmsPerMonth, FEWEST_ALARMS, MOST_ALARMS);
    between("smallestChange", smallestChange, 0, LARGEST_CHANGE);
    notNegative("smallestAmount", smallestAmount);
    lasting("pendingMillis", pendingMillis);
    lasting("recoveryMillis", recoveryMillis);
    between("warningScore", warningScore, 0, 1);
    between("criticalScore", criticalScore, warningScore == null ? 0 : warningScore, 1);
    lasting("longAfterMillis", longAfterMillis);
    between("criticalErrorShare", criticalErrorShare, 0, 1);
    notNegative("criticalFailedRequests", criticalFailedRequests);
    between("criticalRemainingShare", criticalRemainingShare, 0, 1);
    if (owner != null) {
      AllowedRange.between("owner's length", owner.length(), 1, LONGEST_OWNER);
    }
  }

  /** What this says, and where it says nothing what a less specific one says. */
  AlertPolicy over(AlertPolicy broader) {
    return new AlertPolicy(
        first(falseAlarmsPerMonth, broader.falseAlarmsPerMonth),
        first(direction, broader.direction),
        first(smallestChange, broader.smallestChange),
        first(smallestAmount, broader.smallestAmount),
        first(pendingMillis, broader.pendingMillis),
        first(recoveryMillis, broader.recoveryMillis),
        first(warningScore, broader.warningScore),
        first(criticalScore, broader.criticalScore),
        first(longAfterMillis, broader.longAfterMillis),
        first(criticalErrorShare, broader.criticalErrorShare),
        first(criticalFailedRequests, broader.criticalFailedRequests),
        first(criticalRemainingShare, broader.criticalRemainingShare),
        first(highestSeverity, broader.highestSeverity),
        first(owner, broader.owner));
  }

  static <T> T first(T specific, T broad) {
    return specific == null ? broad : specific;
  }

  private static void between(String field, Double value, double least, double most) {
    if (value != null) {
      AllowedRange.between(field, value, least, most);
    }
  }

  private static void notNegative(String field, Double value) {
    if (value != null) {
      AllowedRange.notNegative(field, value);
    }
  }

  private static void lasting(String field, Long millis) {
    if (millis != null) {
      AllowedRange.between(field, millis.longValue(), 0, LONGEST);
    }
  }
}
