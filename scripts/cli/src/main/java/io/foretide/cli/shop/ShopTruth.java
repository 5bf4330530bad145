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
 * @param expectedRecords about how many records there will be, within 5 %
 */
public record ShopTruth(
    List<Incident> incidents, Map<String, Double> replicaCapacity, long expectedRecords) {

  /** Copies the collections and keeps their order. */
  public ShopTruth {
    incidents = List.copyOf(incidents);
    replicaCapacity = Collections.unmodifiableMap(new LinkedHashMap<>(replicaCapacity));
  }
}
