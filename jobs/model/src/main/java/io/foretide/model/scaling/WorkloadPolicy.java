package io.foretide.model.scaling;

import io.foretide.model.series.AllowedRange;
import java.time.Duration;

/**
 * How a workload is to be scaled.
 *
 * @param capacityPerReplica requests per second that one replica serves well, &gt; 0
 * @param leadMillis from the decision until new pods are ready; milliseconds, 0 to 1 day
 * @param targetViolation share of the time in which demand may exceed capacity, 0.001 to 0.5
 * @param minReplicas least replicas, &gt;= 1
 * @param maxReplicas most replicas, &gt;= {@code minReplicas}
 * @param scaleDownStabilizationMillis for how long a need is held before scaling down;
 *     milliseconds, 0 to 1 day
 * @param decisionIntervalMillis how often is decided, in event time; milliseconds, &gt;= 1
 * @param staleAfterMillis after how long without a forecast the last value is held; milliseconds,
 *     &gt;= 1
 */
public record WorkloadPolicy(
    double capacityPerReplica,
    long leadMillis,
    double targetViolation,
    int minReplicas,
    int maxReplicas,
    long scaleDownStabilizationMillis,
    long decisionIntervalMillis,
    long staleAfterMillis) {

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final double LEAST_VIOLATION = 0.001;

  /** What a replica is not added for: the error of floating-point division. */
  private static final double ROUNDING = 1e-9;

  /** Checks the ranges. */
  public WorkloadPolicy {
    AllowedRange.require(
        capacityPerReplica > 0 && Double.isFinite(capacityPerReplica),
        "capacityPerReplica",
        capacityPerReplica,
        "a number above 0");
    AllowedRange.between("leadMillis", leadMillis, 0, DAY_MILLIS);
    AllowedRange.between("targetViolation", targetViolation, LEAST_VIOLATION, 0.5);
    AllowedRange.atLeast("minReplicas", minReplicas, 1);
    AllowedRange.atLeast("maxReplicas", maxReplicas, minReplicas);
    AllowedRange.between(
        "scaleDownStabilizationMillis", scaleDownStabilizationMillis, 0, DAY_MILLIS);
    AllowedRange.atLeast("decisionIntervalMillis", decisionIntervalMillis, 1);
    AllowedRange.atLeast("staleAfterMillis", staleAfterMillis, 1);
  }

  /** Nominal level of the demand quantile that is provided for. */
  double level() {
    return 1 - targetViolation;
  }

  /** Replicas that a demand needs: at least 1; for an endless demand {@link Integer#MAX_VALUE}. */
  int replicasFor(double requestsPerSecond) {
    return Math.max(1, (int) Math.ceil(requestsPerSecond / capacityPerReplica - ROUNDING));
  }
}
