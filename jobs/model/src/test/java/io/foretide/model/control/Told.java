package io.foretide.model.control;

import io.foretide.model.anomaly.Severity;
import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.series.SeriesKey;
import java.util.Locale;

/** What people tell, in the words of the tests. */
final class Told {
  static final SeriesKey CHECKOUT = new SeriesKey("shop", "checkout", "", "requests");

  private Told() {}

  static Control policy(String id, Scope scope, AlertPolicy policy) {
    return new Control(id, 1, "", scope, policy);
  }

  static AlertPolicy alarmsPerMonth(double alarms) {
    return new AlertPolicy(
        alarms, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  static AlertPolicy watching(WatchedDirection direction) {
    return new AlertPolicy(
        null, direction, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  static AlertPolicy smallest(Double change, Double amount) {
    return new AlertPolicy(
        null, null, change, amount, null, null, null, null, null, null, null, null, null, null);
  }

  static AlertPolicy lasting(Long pendingMillis, Long recoveryMillis) {
    return new AlertPolicy(
        null,
        null,
        null,
        null,
        pendingMillis,
        recoveryMillis,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static AlertPolicy atMost(Severity highest) {
    return new AlertPolicy(
        null, null, null, null, null, null, null, null, null, null, null, null, highest, null);
  }

  static AlertPolicy ownedBy(String owner) {
    return new AlertPolicy(
        null, null, null, null, null, null, null, null, null, null, null, null, null, owner);
  }

  static Control quiet(String id, Scope scope, long startMillis, long endMillis) {
    Occurrences once = Occurrences.of(startMillis, endMillis, "", "UTC");
    return new Control(
        id, 1, "", scope, new Calendar(once, true, false, 1, Calendar.ANY_WEEKDAY, 0));
  }

  static Control said(SeriesKey series, String alertId, Verdict verdict) {
    return said(series, alertId, verdict, WatchedDirection.BOTH);
  }

  static Control said(SeriesKey series, String alertId, Verdict verdict, WatchedDirection side) {
    Feedback feedback = new Feedback(alertId, verdict, 1_000, Feedback.WAS_FIRING, side, "");
    String id = "feedback-" + alertId + "-" + verdict.name().toLowerCase(Locale.ROOT);
    return new Control(id, 1, "", Scope.of(series), feedback);
  }

  static Control tell(String owner, SeriesKey series, long startedAtMillis) {
    Feedback feedback =
        new Feedback(
            "alert",
            Verdict.WRONG_OWNER,
            startedAtMillis,
            Feedback.WAS_FIRING,
            WatchedDirection.BOTH,
            owner);
    return new Control("tell-" + owner, 1, "", Scope.of(series), feedback);
  }
}
