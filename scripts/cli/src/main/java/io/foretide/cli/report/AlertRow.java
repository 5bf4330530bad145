package io.foretide.cli.report;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import java.util.List;

/**
 * An alert as the table and the charts show it.
 *
 * @param alertId id of the alert
 * @param seriesId id of its series
 * @param service name of the service
 * @param signal name of the signal, with the operation if any
 * @param severity highest severity
 * @param direction +1 above the expectation, -1 below, 0 when the feed is frozen
 * @param startedAtMillis start of its first unusual window, milliseconds since the epoch
 * @param firedAtMillis when it fired
 * @param endedAtMillis end of its last unusual window, or of the data while it is in force
 * @param ongoing whether it is still in force
 * @param score highest score, 0..1
 * @param explanation one sentence for people
 * @param verdict what the labels say of it
 * @param incidentId incident that it belongs to; empty when there is none
 */
public record AlertRow(
    String alertId,
    String seriesId,
    String service,
    String signal,
    Severity severity,
    int direction,
    long startedAtMillis,
    long firedAtMillis,
    long endedAtMillis,
    boolean ongoing,
    double score,
    String explanation,
    Verdict verdict,
    String incidentId) {

  /** What the labels say of an alert. */
  public enum Verdict {
    /** It belongs to an incident. */
    MATCHED,
    /** It belongs to none. */
    FALSE_ALERT,
    /** Nothing is labelled. */
    NO_LABEL
  }

  /** Rows of alerts whose incidents are known. */
  public static List<AlertRow> of(IncidentMatching matching, long endOfDataMillis) {
    return matching.alerts().stream()
        .map(
            outcome ->
                row(
                    outcome.alert(),
                    endOfDataMillis,
                    outcome.incident().isPresent() ? Verdict.MATCHED : Verdict.FALSE_ALERT,
                    outcome.incident().map(TrueIncident::id).orElse("")))
        .toList();
  }

  /** Row of an alert on an input without labels. */
  public static AlertRow unlabelled(Alert alert, long endOfDataMillis) {
    return row(alert, endOfDataMillis, Verdict.NO_LABEL, "");
  }

  private static AlertRow row(
      Alert alert, long endOfDataMillis, Verdict verdict, String incidentId) {
    return new AlertRow(
        alert.alertId(),
        alert.key().id(),
        alert.key().service(),
        SignalChart.title(alert.key()),
        alert.severity(),
        alert.direction(),
        alert.startedAtMillis(),
        alert.firedAtMillis(),
        alert.endedAtMillis() == Alert.NOT_ENDED ? endOfDataMillis : alert.endedAtMillis(),
        alert.state() == AlertState.FIRING,
        alert.score(),
        alert.explanation(),
        verdict,
        incidentId);
  }
}
