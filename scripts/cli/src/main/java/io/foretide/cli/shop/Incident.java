package io.foretide.cli.shop;

import java.util.List;

/**
 * Ground truth: something that visibly went wrong.
 *
 * @param id its name, unique within the traffic
 * @param kind what it is
 * @param service where it happens: the root cause of all that follows
 * @param startMillis event time at which it starts, inclusive; milliseconds since the epoch
 * @param endMillis event time at which it ends, exclusive; milliseconds since the epoch
 * @param signals signals of the service that it visibly moves; others may follow them
 * @param alsoAffected other services whose requests, errors or latency it moves noticeably, through
 *     the call graph
 * @param description one sentence for people
 */
public record Incident(
    String id,
    IncidentKind kind,
    String service,
    long startMillis,
    long endMillis,
    List<String> signals,
    List<String> alsoAffected,
    String description) {

  /** Copies the lists. */
  public Incident {
    signals = List.copyOf(signals);
    alsoAffected = List.copyOf(alsoAffected);
  }

  /** Whether it goes on at an event time. */
  public boolean covers(long millis) {
    return startMillis <= millis && millis < endMillis;
  }
}
