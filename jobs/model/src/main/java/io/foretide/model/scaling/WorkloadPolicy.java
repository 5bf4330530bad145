package io.foretide.model.scaling;

import io.foretide.model.lead.LeadSettings;
import io.foretide.model.series.AllowedRange;
import java.io.Serializable;
import java.time.Duration;

/**
 * How a workload is scaled.
 *
 * @param mode what becomes of a recommendation
 * @param capacityPerReplica requests per second that one replica serves well, &gt; 0; NaN when it
 *     is learnt
 * @param targetSaturation how full a replica may be, in (0, 1]; where its capacity is learnt
 * @param leadMillis from a decision until new pods are ready; milliseconds, 0 to 1 day
 * @param leadLearnt whether that holds only until enough was seen of it
 * @param targetViolation share of the time in which demand may exceed capacity, 0.0001 to 0.5
 * @param bounds how few and how many replicas it may have
 * @param largestStep most replicas that one decision adds or takes away, &gt;= 1
 * @param pause which way it is not to be scaled
 * @param scaleDownStabilizationMillis for how long a need is held before scaling down, at least the
 *     lead time; milliseconds, 0 to 1 day
 * @param decisionIntervalMillis how often is decided, in event time; milliseconds, &gt;= 1
 * @param staleAfterMillis after how long without telemetry the last value is held; milliseconds,
 *     &gt;= 1
 */
public record WorkloadPolicy(
    ScalingMode mode,
    double capacityPerReplica,
    double targetSaturation,
    long leadMillis,
    boolean leadLearnt,
    double targetViolation,
    ReplicaBounds bounds,
    int largestStep,
    ScalingPause pause,
    long scaleDownStabilizationMillis,
    long decisionIntervalMillis,
    long staleAfterMillis)
    implements Serializable {

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /** What a replica is not added for: the error of floating-point division. */
  private static final double ROUNDING = 1e-9;

  /** Checks the ranges. */
  public WorkloadPolicy {
    AllowedRange.require(
        Double.isNaN(capacityPerReplica)
            || (capacityPerReplica > 0 && Double.isFinite(capacityPerReplica)),
        "capacityPerReplica",
        capacityPerReplica,
        "a number above 0, or NaN to learn it");
    AllowedRange.require(
        targetSaturation > 0 && targetSaturation <= 1,
        "targetSaturation",
        targetSaturation,
        "a share above 0, at most 1");
    AllowedRange.between("leadMillis", leadMillis, 0, DAY_MILLIS);
    AllowedRange.between(
        "targetViolation",
        targetViolation,
        LeadSettings.LEAST_VIOLATION,
        LeadSettings.MOST_VIOLATION);
    AllowedRange.atLeast("largestStep", largestStep, 1);
    AllowedRange.between(
        "scaleDownStabilizationMillis", scaleDownStabilizationMillis, 0, DAY_MILLIS);
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
        perSecond,
        targetSaturation,
        leadMillis,
        leadLearnt,
        targetViolation,
        bounds,
        largestStep,
        pause,
        scaleDownStabilizationMillis,
        decisionIntervalMillis,
        staleAfterMillis);
  }

  /** Whether the capacity of a replica is learnt. */
  boolean capacityLearnt() {
    return Double.isNaN(capacityPerReplica);
  }

  /**
   * Settings of the forecast that pods ordered at the end of a window are there for.
   *
   * @param leadInForce from a decision until new pods are ready, milliseconds
   */
  LeadSettings forecast(long windowMillis, long leadInForce) {
    long ahead = -Math.floorDiv(-leadInForce, windowMillis) + 1;
    long every = Math.max(1, decisionIntervalMillis / windowMillis);
    return new LeadSettings(windowMillis, bounds.zone(), (int) ahead, (int) every, targetViolation);
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
