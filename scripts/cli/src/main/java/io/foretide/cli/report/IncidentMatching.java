package io.foretide.cli.report;

import io.foretide.model.anomaly.Alert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which alerts belong to which true incidents.
 *
 * <p>An alert belongs to an incident when it is on the incident's service or a related one, and it
 * began within {@code [start - 2 minutes, end + grace]}: one that was in force before proves
 * nothing. An incident is found when an alert belongs to it; an alert that belongs to none is
 * false. An alert that belongs to several proves each of them, and is shown with the one nearest to
 * it, on its own service before a related one.
 *
 * @param incidents an outcome per incident, in the order given
 * @param alerts an outcome per alert, by start
 */
public record IncidentMatching(List<IncidentOutcome> incidents, List<AlertOutcome> alerts) {

  /** How much earlier than the label an incident may already show, milliseconds. */
  public static final long EARLY_MILLIS = 2 * 60_000L;

  /**
   * An incident and the earliest alert on it.
   *
   * @param incident what happened
   * @param foundBy the alert on it that fired first; empty when it was missed
   */
  public record IncidentOutcome(TrueIncident incident, Optional<Alert> foundBy) {

    /** From the start of a found incident until its alert fired, milliseconds, at least 0. */
    public long millisToDetect() {
      return Math.max(0, foundBy.orElseThrow().firedAtMillis() - incident.startMillis());
    }
  }

  /**
   * An alert and what it was about.
   *
   * @param alert last revision
   * @param incident what it belongs to; empty when it is false, or when nothing is labelled
   */
  public record AlertOutcome(Alert alert, Optional<TrueIncident> incident) {}

  /** Copies the outcomes. */
  public IncidentMatching {
    incidents = List.copyOf(incidents);
    alerts = List.copyOf(alerts);
  }

  /**
   * Matches alerts with incidents.
   *
   * @param incidents every labelled incident
   * @param revisions alerts, in any order; of each the last revision counts
   */
  public static IncidentMatching match(List<TrueIncident> incidents, Collection<Alert> revisions) {
    List<Alert> alerts = lastRevisions(revisions);
    List<IncidentOutcome> incidentOutcomes = new ArrayList<>();
    for (TrueIncident incident : incidents) {
      incidentOutcomes.add(
          new IncidentOutcome(
              incident,
              alerts.stream()
                  .filter(alert -> belongs(alert, incident))
                  .min(Comparator.comparingLong(Alert::firedAtMillis))));
    }
    List<AlertOutcome> alertOutcomes = new ArrayList<>();
    for (Alert alert : alerts) {
      alertOutcomes.add(
          new AlertOutcome(
              alert,
              incidents.stream()
                  .filter(incident -> belongs(alert, incident))
                  .min(nearestTo(alert))));
    }
    return new IncidentMatching(incidentOutcomes, alertOutcomes);
  }

  /** The last revision of each alert, by start. */
  public static List<Alert> lastRevisions(Collection<Alert> revisions) {
    Map<String, Alert> last = new LinkedHashMap<>();
    for (Alert alert : revisions) {
      last.merge(alert.alertId(), alert, (a, b) -> a.revision() > b.revision() ? a : b);
    }
    return last.values().stream()
        .sorted(Comparator.comparingLong(Alert::startedAtMillis).thenComparing(Alert::alertId))
        .toList();
  }

  /** Number of incidents that an alert belongs to. */
  public int found() {
    return (int) incidents.stream().filter(outcome -> outcome.foundBy().isPresent()).count();
  }

  /** Number of alerts that belong to no incident. */
  public int falseAlerts() {
    return (int) alerts.stream().filter(outcome -> outcome.incident().isEmpty()).count();
  }

  /** Median of {@link IncidentOutcome#millisToDetect}, milliseconds; NaN when none was found. */
  public double medianMillisToDetect() {
    return Median.of(
        incidents.stream()
            .filter(outcome -> outcome.foundBy().isPresent())
            .mapToDouble(IncidentOutcome::millisToDetect));
  }

  private static boolean belongs(Alert alert, TrueIncident incident) {
    return incident.touches(alert.key().service())
        && alert.startedAtMillis() <= incident.endMillis() + incident.graceMillis()
        && alert.startedAtMillis() >= incident.startMillis() - EARLY_MILLIS;
  }

  private static Comparator<TrueIncident> nearestTo(Alert alert) {
    Comparator<TrueIncident> ownServiceFirst =
        Comparator.comparing(incident -> !incident.service().equals(alert.key().service()));
    return ownServiceFirst
        .thenComparingLong(incident -> Math.abs(alert.startedAtMillis() - incident.startMillis()))
        .thenComparing(TrueIncident::id);
  }
}
