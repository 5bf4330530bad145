package io.foretide.cli.report;

import io.foretide.model.anomaly.Alert;
import java.util.List;

/**
 * A true incident as the table and the charts show it.
 *
 * @param id id of the incident
 * @param kind what happened
 * @param service where it happened
 * @param relatedServices services that suffer with it, sorted
 * @param startMillis inclusive, milliseconds since the epoch
 * @param endMillis exclusive, milliseconds since the epoch
 * @param description one sentence for people; may be empty
 * @param found whether an alert belongs to it
 * @param alertId the alert on it that fired first; empty when it was missed
 * @param millisToDetect from its start until that alert fired, milliseconds; 0 when it was missed
 */
public record IncidentRow(
    String id,
    String kind,
    String service,
    List<String> relatedServices,
    long startMillis,
    long endMillis,
    String description,
    boolean found,
    String alertId,
    long millisToDetect) {

  /** Copies the related services. */
  public IncidentRow {
    relatedServices = List.copyOf(relatedServices);
  }

  /** Rows of every incident. */
  public static List<IncidentRow> of(IncidentMatching matching) {
    return matching.incidents().stream().map(IncidentRow::row).toList();
  }

  private static IncidentRow row(IncidentMatching.IncidentOutcome outcome) {
    TrueIncident incident = outcome.incident();
    boolean found = outcome.foundBy().isPresent();
    return new IncidentRow(
        incident.id(),
        incident.kind(),
        incident.service(),
        incident.relatedServices().stream().sorted().toList(),
        incident.startMillis(),
        incident.endMillis(),
        incident.description(),
        found,
        outcome.foundBy().map(Alert::alertId).orElse(""),
        found ? outcome.millisToDetect() : 0);
  }
}
