package io.foretide.cli.shop;

import java.util.List;

/**
 * One service of the shop as it is on a calm day.
 *
 * @param name its name
 * @param operations its operations, the everyday one first, the slower ones after it
 * @param calls who calls it; empty for the one that visitors call
 * @param replicaCapacity requests per second that one replica serves
 * @param medianMillis median duration of a request when idle, milliseconds
 * @param errorShare share of failed requests, 0..1
 */
record ShopService(
    String name,
    List<Operation> operations,
    List<Call> calls,
    double replicaCapacity,
    double medianMillis,
    double errorShare) {

  /**
   * An endpoint.
   *
   * @param name its name
   * @param share share of the service's requests; those after the first sum to at most 0.5
   */
  record Operation(String name, double share) {}

  /**
   * An edge of the call graph.
   *
   * @param caller name of the calling service
   * @param perRequest calls for each request that the caller serves
   * @param passedOn share of the service's failures and extra time that the caller shows; the rest
   *     has a fallback
   */
  record Call(String caller, double perRequest, double passedOn) {
    private static final double HALF = 0.5;

    Call(String caller, double perRequest) {
      this(caller, perRequest, HALF);
    }
  }
}
