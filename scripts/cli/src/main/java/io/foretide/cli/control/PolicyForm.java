package io.foretide.cli.control;

import static io.foretide.cli.control.ValueForm.DURATION;
import static io.foretide.cli.control.ValueForm.NUMERIC;
import static io.foretide.cli.control.ValueForm.SHARE;
import static io.foretide.cli.control.ValueForm.TEXT;

import io.foretide.model.anomaly.Severity;
import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.control.AlertPolicy;

/** The keys of a policy; each may be left out. */
final class PolicyForm {
  private static final ValueForm<WatchedDirection> DIRECTION =
      ValueForm.oneOf(WatchedDirection.class);
  private static final ValueForm<Severity> SEVERITY = ValueForm.oneOf(Severity.class);

  private PolicyForm() {}

  /** Reads or writes one. */
  static AlertPolicy policy(Sheet<AlertPolicy> sheet) {
    Sheet<AlertPolicy> severity = sheet.below("severity", policy -> policy);
    return new AlertPolicy(
        sheet.value(
            "false-alarms-per-month",
            "falseAlarmsPerMonth",
            NUMERIC,
            AlertPolicy::falseAlarmsPerMonth),
        sheet.value("direction", "direction", DIRECTION, AlertPolicy::direction),
        sheet.value("smallest-change", "smallestChange", SHARE, AlertPolicy::smallestChange),
        sheet.value("smallest-amount", "smallestAmount", NUMERIC, AlertPolicy::smallestAmount),
        sheet.value("pending", "pendingMillis", DURATION, AlertPolicy::pendingMillis),
        sheet.value("recovery", "recoveryMillis", DURATION, AlertPolicy::recoveryMillis),
        severity.value("warning-score", "warningScore", NUMERIC, AlertPolicy::warningScore),
        severity.value("critical-score", "criticalScore", NUMERIC, AlertPolicy::criticalScore),
        severity.value("long-after", "longAfterMillis", DURATION, AlertPolicy::longAfterMillis),
        severity.value(
            "critical-error-share", "criticalErrorShare", SHARE, AlertPolicy::criticalErrorShare),
        severity.value(
            "critical-failed-requests",
            "criticalFailedRequests",
            NUMERIC,
            AlertPolicy::criticalFailedRequests),
        severity.value(
            "critical-remaining-share",
            "criticalRemainingShare",
            SHARE,
            AlertPolicy::criticalRemainingShare),
        severity.value("at-most", "highestSeverity", SEVERITY, AlertPolicy::highestSeverity),
        sheet.value("owner", "owner", TEXT, AlertPolicy::owner));
  }
}
