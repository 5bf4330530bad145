package io.foretide.model.scaling;

import io.foretide.model.series.ServiceKey;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Recommendations whose outcome is still to come: each is for the time from when its pods are ready
 * until those of the next are. Mutable.
 *
 * <p>Of a lead time that holds very many decisions only every so-manieth is followed, so that at
 * most about {@value #MOST} wait: 27 KB.
 */
final class PendingOutcomes {
  private static final int MOST = 300;

  private final Deque<PendingOutcome> pending = new ArrayDeque<>();

  /**
   * Follows a recommendation. One made before it was known what a replica serves, or what current
   * demand needs, cannot be judged.
   *
   * @param reactiveReplicas what the last known demand needed; 0 when none ever was
   */
  void follow(Recommendation made, int reactiveReplicas, WorkloadPolicy policy) {
    long effectiveAt = made.effectiveAtMillis();
    // Of a longer lead time, before it became shorter: their time will not come.
    pending.removeIf(earlier -> earlier.effectiveAtMillis() >= effectiveAt);
    pending.forEach(earlier -> earlier.endBy(effectiveAt));
    boolean isJudged = reactiveReplicas > 0 && !Double.isNaN(made.capacityPerReplica());
    if (isJudged && isFollowed(made, policy.decisionIntervalMillis())) {
      pending.addLast(
          new PendingOutcome(
              new PendingOutcome.Promise(
                  made.decidedAtMillis(),
                  effectiveAt,
                  made.replicas(),
                  reactiveReplicas,
                  made.capacityPerReplica(),
                  policy.shortageCost())));
    }
  }

  private static boolean isFollowed(Recommendation made, long interval) {
    long ahead = made.effectiveAtMillis() - made.decidedAtMillis();
    long stride = ahead / interval / MOST + 1;
    return Math.floorMod(Math.floorDiv(made.decidedAtMillis(), interval), stride) == 0;
  }

  /** Takes a window, and says what came of the recommendations whose time is over then. */
  List<ScalingOutcome> learn(WorkloadReading window, ServiceKey workload) {
    List<ScalingOutcome> outcomes = new ArrayList<>();
    for (Iterator<PendingOutcome> each = pending.iterator(); each.hasNext(); ) {
      PendingOutcome made = each.next();
      made.learn(window);
      if (made.isOver(window.endMillis())) {
        each.remove();
        ScalingOutcome outcome = made.outcome(workload);
        if (outcome != null) {
          outcomes.add(outcome);
        }
      }
    }
    return outcomes;
  }

  int bytes() {
    return Integer.BYTES + pending.size() * PendingOutcome.BYTES;
  }

  void encode(ByteBuffer out) {
    out.putInt(pending.size());
    pending.forEach(outcome -> outcome.encode(out));
  }

  void decode(ByteBuffer in) {
    for (int count = in.getInt(); count > 0; count--) {
      pending.addLast(PendingOutcome.decode(in));
    }
  }
}
