package io.foretide.cli.evaluate;

import io.foretide.cli.control.JudgedAlert;
import io.foretide.cli.report.IncidentMatching;
import io.foretide.cli.report.TrueIncident;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.control.ControlBook;
import io.foretide.model.control.Verdict;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says of each alert, four hours after it fired, what it was worth: by the labels of incidents that
 * had begun by then.
 */
final class Analyst {
  private static final long LATER = Duration.ofHours(4).toMillis();

  private final ControlBook book;
  private final List<TrueIncident> incidents;
  private final Map<String, Alert> unjudged = new LinkedHashMap<>();

  /**
   * Before any alert.
   *
   * @param book told what is said
   * @param incidents what was truly wrong
   */
  Analyst(ControlBook book, List<TrueIncident> incidents) {
    this.book = book;
    this.incidents = incidents;
  }

  /** Sees a revision of an alert. */
  void see(Alert alert) {
    if (alert.revision() == 0 || unjudged.containsKey(alert.alertId())) {
      unjudged.put(alert.alertId(), alert);
    }
  }

  /** Says what is due at an event time, milliseconds since the epoch. */
  void speak(long nowMillis) {
    Iterator<Alert> oldestFirst = unjudged.values().iterator();
    while (oldestFirst.hasNext()) {
      Alert alert = oldestFirst.next();
      if (alert.firedAtMillis() + LATER > nowMillis) {
        return;
      }
      oldestFirst.remove();
      book.put(JudgedAlert.of(alert).feedback(verdict(alert), ""));
    }
  }

  private Verdict verdict(Alert alert) {
    return IncidentMatching.match(incidents, List.of(alert)).falseAlerts() > 0
        ? Verdict.FALSE_POSITIVE
        : Verdict.TRUE_POSITIVE;
  }
}
