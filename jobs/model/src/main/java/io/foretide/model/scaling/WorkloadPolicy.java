package io.foretide.model.scaling;

import io.foretide.model.lead.LeadSettings;
import io.foretide.model.series.AllowedRange;
import java.io.Serializable;

/**
 * How a workload is scaled.
 *
 * @param mode what becomes of a recommendation
 * @param capacity what one replica serves well
 * @param lead from a decision until new pods are ready
 * @param targetViolation share of the time in which demand may exceed capacity, 0.0001 to 0.5
 * @param limits what keeps it from what is wanted
 * @param decisionIntervalMillis how often is decided, in event time; milliseconds, &gt;= 1
 * @param staleAfterMillis after how long without telemetry the last value is held; milliseconds,
 *     &gt;= 1
 */
public record WorkloadPolicy(
    ScalingMode mode,
    PodCapacity capacity,
    PodLead lead,
    double targetViolation,
    ReplicaLimits limits,
    long decisionIntervalMillis,
    long staleAfterMillis)
    implements Serializable {

  /** What a replica is not added for: the error of floating-point division. */
  private static final double ROUNDING = 1e-9;

  /** Checks the ranges. */
  public WorkloadPolicy {
    AllowedRange.between(
        "targetViolation",
        targetViolation,
        LeadSettings.LEAST_VIOLATION,
        LeadSettings.MOST_VIOLATION);
    AllowedRange.atLeast("decisionIntervalMillis", decisionIntervalMillis, 1);
    AllowedRange.atLeast("staleAfterMillis", staleAfterMillis, 1);
  }

  /**
   * The same for a workload one of whose replicas serves so much.
   *
   * @param perSecond requests per second, &gt; 0; NaN when it is learnt
   */
  public WorkloadPolicy withCapacity(double perSecond) {
    return new WorkloadPolicy(
        mode,
        new PodCapacity(perSecond, capacity.targetSaturation()),
        lead,
        targetViolation,
        limits,
        decisionIntervalMillis,
        staleAfterMillis);
  }

  /** How many times as much one replica too few costs as one too many. */
  double shortageCost() {
    return (1 - targetViolation) / targetViolation;
  }

  /**
   * Settings of the forecast that pods ordered at the end of a window are there for.
   *
   * @param leadInForce from a decision until new pods are ready, milliseconds
   */
  LeadSettings forecast(long windowMillis, long leadInForce) {
    long ahead = -Math.floorDiv(-leadInForce, windowMillis) + 1;
    long every = Math.max(1, decisionIntervalMillis / windowMillis);
    return new LeadSettings(
        windowMillis, limits.bounds().zone(), (int) ahead, (int) every, targetViolation);
  }

  /**
   * Replicas that a demand needs: at least 1; for an endless demand {@link Integer#MAX_VALUE}.
   *
   * @param ofReplica requests per second that one replica serves well, &gt; 0
   */
  public static int replicasFor(double requestsPerSecond, double ofReplica) {
    return Math.max(1, (int) Math.ceil(requestsPerSecond / ofReplica - ROUNDING));
  }
}
