package io.foretide.cli.shop;

/**
 * What a batch job does in one minute, beside the visitors' requests.
 *
 * @param operation operation in which it does it; empty for a service without a batch job
 * @param requests number of its requests; 0 outside its hours
 * @param latency how long they take
 */
record BatchMinute(String operation, int requests, LatencyMixture latency) {
  static final BatchMinute NONE = new BatchMinute("", 0, new LatencyMixture(1));
}
