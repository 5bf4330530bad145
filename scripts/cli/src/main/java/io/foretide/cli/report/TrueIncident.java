package io.foretide.cli.report;

import io.foretide.cli.shop.Incident;
import io.foretide.cli.shop.IncidentKind;
import java.util.Locale;
import java.util.Set;

/**
 * What truly happened, as the label of the input says.
 *
 * @param id unique among the incidents of a run
 * @param kind what happened: {@code outage}, {@code error burst}
 * @param service where it happened
 * @param startMillis inclusive, milliseconds since the epoch
 * @param endMillis exclusive, milliseconds since the epoch
 * @param graceMillis how long after {@code endMillis} an alert may still begin and belong to it.
 *     {@link #DEFAULT_GRACE_MILLIS} covers the recovery of an ordinary incident; a lasting level
 *     shift ends when it begins and has {@link #LEVEL_SHIFT_GRACE_MILLIS} to be adopted
 * @param relatedServices services that suffer with it: callers, callees
 * @param description one sentence for people; may be empty
 */
public record TrueIncident(
    String id,
    String kind,
    String service,
    long startMillis,
    long endMillis,
    long graceMillis,
    Set<String> relatedServices,
    String description) {

  /** Half an hour: queues drain, caches warm, trailing windows clear. */
  public static final long DEFAULT_GRACE_MILLIS = 30 * 60_000L;

  /** Six hours: what a lasting shift may take to become the new normal. */
  public static final long LEVEL_SHIFT_GRACE_MILLIS = 6 * 3_600_000L;

  /** Copies the related services. */
  public TrueIncident {
    if (endMillis < startMillis || graceMillis < 0) {
      throw new IllegalArgumentException("incident " + id + " ends before it begins");
    }
    relatedServices = Set.copyOf(relatedServices);
  }

  /** An incident of the simulated shop. */
  public static TrueIncident of(Incident incident) {
    boolean lasting = incident.kind() == IncidentKind.LEVEL_SHIFT;
    return new TrueIncident(
        incident.id(),
        incident.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        incident.service(),
        incident.startMillis(),
        incident.endMillis(),
        lasting ? LEVEL_SHIFT_GRACE_MILLIS : DEFAULT_GRACE_MILLIS,
        Set.copyOf(incident.alsoAffected()),
        incident.description());
  }

  /** Whether the incident is expected to show on the service. */
  public boolean touches(String candidate) {
    return service.equals(candidate) || relatedServices.contains(candidate);
  }
}
