package io.foretide.cli.shop;

/**
 * A plain reactive autoscaler: replicas for 60 % utilisation of the demand just seen, ready {@value
 * #WARM_UP} minutes after the decision, and taken away only when none of the last {@value
 * #STABILIZATION} minutes needed them.
 */
final class ReplicaRule {
  private static final int WARM_UP = 3;
  private static final int STABILIZATION = 30;
  private static final int FEWEST = 2;
  private static final double TARGET_UTILISATION = 0.6;

  private final double replicaCapacity;
  private final int[] desired = new int[STABILIZATION];
  private int minutes;

  /**
   * Starts with the fewest replicas.
   *
   * @param replicaCapacity requests per second that one replica serves
   */
  ReplicaRule(double replicaCapacity) {
    this.replicaCapacity = replicaCapacity;
  }

  /** Takes note of a minute's demand, requests per second. */
  void observe(double requestsPerSecond) {
    double needed = requestsPerSecond / (replicaCapacity * TARGET_UTILISATION);
    desired[minutes % STABILIZATION] = (int) Math.max(FEWEST, Math.ceil(needed));
    minutes++;
  }

  /** Whether no demand has been seen yet. */
  boolean isNew() {
    return minutes == 0;
  }

  /** Replicas that are ready in the minute after the last one observed. */
  int ready() {
    int most = FEWEST;
    int known = Math.min(minutes, STABILIZATION);
    for (int age = Math.min(WARM_UP, known); age <= known && age > 0; age++) {
      most = Math.max(most, desired[(minutes - age) % STABILIZATION]);
    }
    return most;
  }
}
