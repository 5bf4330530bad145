package io.foretide.cli.shop;

/**
 * What one service does in one minute.
 *
 * @param service the service
 * @param startMillis start of the minute, milliseconds since the epoch
 * @param requests number of requests that arrive, without those of a batch job
 * @param errorShare chance of each to fail, 0..1
 * @param latency how long they take
 * @param saturation utilisation of the ready replicas, 0..1
 * @param replicas replicas that are ready
 * @param silent whether nothing is reported about requests
 * @param callerShares share of each caller, in the order of the service's calls
 * @param batch what its batch job does
 */
record ServiceMinute(
    ShopService service,
    long startMillis,
    int requests,
    double errorShare,
    LatencyMixture latency,
    double saturation,
    int replicas,
    boolean silent,
    double[] callerShares,
    BatchMinute batch) {

  /** Requests of visitors and of the batch job. */
  int allRequests() {
    return requests + batch.requests();
  }
}
