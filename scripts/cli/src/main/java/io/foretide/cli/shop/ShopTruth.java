package io.foretide.cli.shop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the traffic before it runs.
 *
 * @param incidents all incidents, in the order of time
 * @param replicaCapacity requests per second that one replica of each service serves, in the order
 *     of the call graph
 * @param occasions all occasions
 * @param calls who calls whom
 * @param expectedRecords about how many records there will be, within 5 %
 */
public record ShopTruth(
    List<Incident> incidents,
    Map<String, Double> replicaCapacity,
    List<Occasion> occasions,
    List<ServiceCall> calls,
    long expectedRecords) {

  /**
   * An edge of the call graph.
   *
   * @param caller the service that calls
   * @param service the service that is called
   */
  public record ServiceCall(String caller, String service) {}

  /** Copies the collections and keeps their order. */
  public ShopTruth {
    incidents = List.copyOf(incidents);
    occasions = List.copyOf(occasions);
    calls = List.copyOf(calls);
    replicaCapacity = Collections.unmodifiableMap(new LinkedHashMap<>(replicaCapacity));
  }
}
