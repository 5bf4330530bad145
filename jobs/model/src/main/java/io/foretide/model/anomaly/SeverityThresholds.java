package io.foretide.model.anomaly;

import io.foretide.model.series.AllowedRange;

/**
 * What makes an alert matter: how sure, how long, how large.
 *
 * @param warningScore score from which an alert is a warning, 0..1
 * @param longAfterMillis how long an alert lasts to be a warning at any score, and critical at
 *     {@code criticalScore}; milliseconds, &gt;= 0
 * @param criticalScore score from which a long alert is critical, 0..1, not below {@code
 *     warningScore}
 * @param criticalErrorShare share of failed requests that is critical, 0..1
 * @param criticalFailedRequests failed requests without which a share is not critical (a service
 *     with three requests a minute wakes nobody), &gt;= 0; ignored where the number of requests is
 *     unknown
 * @param criticalRemainingShare a count below this part of its expectation is critical, 0..1
 * @param highest no alert is more severe
 */
public record SeverityThresholds(
    double warningScore,
    long longAfterMillis,
    double criticalScore,
    double criticalErrorShare,
    double criticalFailedRequests,
    double criticalRemainingShare,
    Severity highest) {

  /** Checks the ranges. */
  public SeverityThresholds {
    AllowedRange.between("severity.warningScore", warningScore, 0, 1);
    AllowedRange.atLeast("severity.longAfterMillis", longAfterMillis, 0);
    AllowedRange.between("severity.criticalScore", criticalScore, warningScore, 1);
    AllowedRange.between("severity.criticalErrorShare", criticalErrorShare, 0, 1);
    AllowedRange.notNegative("severity.criticalFailedRequests", criticalFailedRequests);
    AllowedRange.between("severity.criticalRemainingShare", criticalRemainingShare, 0, 1);
  }

  /**
   * Warning from a score of 0.65 or after 10 minutes; critical from a score of 0.9 after 10
   * minutes, at 5 % errors and 20 failed requests, or below a tenth of the expected count.
   */
  public static SeverityThresholds defaults() {
    return new SeverityThresholds(0.65, 600_000, 0.9, 0.05, 20, 0.1, Severity.CRITICAL);
  }

  /** Severity of an open alert as it stands; a baseline that is not trained never says critical. */
  Severity of(OpenAlert openAlert) {
    Severity unlimited = unlimited(openAlert);
    return unlimited.compareTo(highest) > 0 ? highest : unlimited;
  }

  private Severity unlimited(OpenAlert openAlert) {
    if (isCritical(openAlert)) {
      return switch (openAlert.trust()) {
        case LEARNING, PROVISIONAL -> Severity.WARNING;
        case TRAINED -> Severity.CRITICAL;
      };
    }
    boolean warning = openAlert.score() >= warningScore || isLong(openAlert);
    return warning ? Severity.WARNING : Severity.INFO;
  }

  private boolean isCritical(OpenAlert openAlert) {
    return (openAlert.score() >= criticalScore && isLong(openAlert)) || isLarge(openAlert);
  }

  private boolean isLong(OpenAlert openAlert) {
    return openAlert.lastUnusualEndMillis() - openAlert.onset().startedAtMillis()
        >= longAfterMillis;
  }

  private boolean isLarge(OpenAlert openAlert) {
    Sighting worst = openAlert.worst();
    return switch (openAlert.onset().kind()) {
      case RATIO -> worst.value() >= criticalErrorShare && manyFailed(openAlert.failedRequests());
      case COUNT ->
          worst.direction() < 0
              && worst.value() <= criticalRemainingShare * worst.band().expected();
      case LATENCY, GAUGE -> false;
    };
  }

  private boolean manyFailed(double failedRequests) {
    return failedRequests == 0 || failedRequests >= criticalFailedRequests;
  }
}
