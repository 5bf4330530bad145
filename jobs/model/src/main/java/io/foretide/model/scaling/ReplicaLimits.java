package io.foretide.model.scaling;

import io.foretide.model.series.AllowedRange;
import java.io.Serializable;
import java.time.Duration;

/**
 * What keeps a workload from having as many replicas as are wanted.
 *
 * @param bounds how few and how many replicas it may have
 * @param largestStep most replicas that one decision adds or takes away, &gt;= 1
 * @param pause which way it is not to be scaled
 * @param stabilizationMillis for how long a need is held before scaling down, at least the lead
 *     time; milliseconds, 0 to 1 day
 */
public record ReplicaLimits(
    ReplicaBounds bounds, int largestStep, ScalingPause pause, long stabilizationMillis)
    implements Serializable {

  /** Checks the ranges. */
  public ReplicaLimits {
    AllowedRange.atLeast("largestStep", largestStep, 1);
    AllowedRange.between(
        "stabilizationMillis", stabilizationMillis, 0, Duration.ofDays(1).toMillis());
  }

  /**
   * Within the largest step, and as scaling is paused.
   *
   * @param current replicas now; 0 when unknown, which lifts both
   * @param needed replicas that current demand needs: a step never ends below
   */
  Proposal from(int current, int needed, Proposal wanted) {
    return current == 0 ? wanted : paused(stepped(wanted, current, needed), current);
  }

  private Proposal stepped(Proposal wanted, int current, int needed) {
    String why = "; one step is at most " + largestStep;
    int most = (int) Math.min(Integer.MAX_VALUE, (long) current + largestStep);
    return wanted
        .atMost(Math.max(most, needed), DecisionRule.STEP, why)
        .atLeast(current - largestStep, DecisionRule.STEP, why);
  }

  private Proposal paused(Proposal wanted, int current) {
    return switch (pause) {
      case NONE -> wanted;
      case UP -> wanted.atMost(current, DecisionRule.PAUSE, "; scaling up is paused");
      case DOWN -> wanted.atLeast(current, DecisionRule.PAUSE, "; scaling down is paused");
      case BOTH ->
          wanted
              .atMost(current, DecisionRule.PAUSE, "; scaling is paused")
              .atLeast(current, DecisionRule.PAUSE, "; scaling is paused");
    };
  }

  /**
   * Within the bounds of now and of when new pods are ready: those of the morning hold when its
   * pods are to be ready. Bounds that lie wholly between both do not count.
   */
  Proposal bounded(Proposal wanted, long nowMillis, long readyMillis) {
    int min = Math.max(bounds.min(nowMillis), bounds.min(readyMillis));
    int max = Math.max(bounds.max(nowMillis), bounds.max(readyMillis));
    return wanted
        .atLeast(min, DecisionRule.MINIMUM, "; at least " + min)
        .atMost(max, DecisionRule.MAXIMUM, "; at most " + max);
  }
}
