package io.foretide.model.scaling;

import io.foretide.model.series.ServiceKey;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A recommendation whose time is still to come, or is passing. Mutable. */
final class PendingOutcome {
  /** Size when encoded. */
  static final int BYTES = 4 * Long.BYTES + 2 * Integer.BYTES + 6 * Double.BYTES;

  private static final double HOUR = Duration.ofHours(1).toMillis();

  private static final long OPEN = Long.MAX_VALUE;

  private final Promise made;
  private long untilMillis = OPEN;
  private double ready = Double.NaN;
  private double demand = Double.NaN;
  private long shortMillis;
  private double regret;
  private double reactiveRegret;

  /**
   * What was decided.
   *
   * @param decidedAtMillis event time of the decision, milliseconds since the epoch
   * @param effectiveAtMillis begin of its time, inclusive
   * @param replicas recommended
   * @param reactiveReplicas what the last known demand needed then
   * @param capacityPerReplica requests per second that one serves well
   * @param shortageCost how many times as much one too few costs as one too many
   */
  record Promise(
      long decidedAtMillis,
      long effectiveAtMillis,
      int replicas,
      int reactiveReplicas,
      double capacityPerReplica,
      double shortageCost) {

    private int needed(double demand) {
      return WorkloadPolicy.replicasFor(demand, capacityPerReplica);
    }

    private double cost(int there, int needed) {
      return there >= needed ? there - needed : shortageCost * (needed - there);
    }
  }

  PendingOutcome(Promise made) {
    this.made = made;
  }

  /** Begin of its time, inclusive; milliseconds since the epoch. */
  long effectiveAtMillis() {
    return made.effectiveAtMillis();
  }

  /** Whether its time has ended. */
  boolean isOver(long nowMillis) {
    return untilMillis <= nowMillis;
  }

  /** Its time ends when the pods of a later decision are ready. */
  void endBy(long millis) {
    untilMillis = Math.min(untilMillis, millis);
  }

  /** Takes a window; one outside its time does not count. */
  void learn(WorkloadReading window) {
    boolean within =
        window.startMillis() >= made.effectiveAtMillis() && window.startMillis() < untilMillis;
    if (!within || Double.isNaN(window.demand())) {
      return;
    }
    demand = demand >= window.demand() ? demand : window.demand();
    ready = ready <= window.ready() || Double.isNaN(window.ready()) ? ready : window.ready();
    int needed = made.needed(window.demand());
    long millis = window.endMillis() - window.startMillis();
    shortMillis += made.replicas() < needed ? millis : 0;
    regret += made.cost(made.replicas(), needed) * millis / HOUR;
    reactiveRegret += made.cost(made.reactiveReplicas(), needed) * millis / HOUR;
  }

  /** What came of it; null when demand was never known. */
  ScalingOutcome outcome(ServiceKey workload) {
    if (Double.isNaN(demand)) {
      return null;
    }
    return new ScalingOutcome(
        Recommendation.id(workload, made.decidedAtMillis()),
        workload,
        made.decidedAtMillis(),
        made.effectiveAtMillis(),
        untilMillis,
        made.replicas(),
        made.reactiveReplicas(),
        ready,
        demand,
        made.needed(demand),
        shortMillis,
        regret,
        reactiveRegret);
  }

  void encode(ByteBuffer out) {
    out.putLong(made.decidedAtMillis()).putLong(made.effectiveAtMillis()).putLong(untilMillis);
    out.putInt(made.replicas()).putInt(made.reactiveReplicas());
    out.putDouble(made.capacityPerReplica()).putDouble(made.shortageCost());
    out.putDouble(ready).putDouble(demand).putLong(shortMillis);
    out.putDouble(regret).putDouble(reactiveRegret);
  }

  static PendingOutcome decode(ByteBuffer in) {
    long decidedAt = in.getLong();
    long effectiveAt = in.getLong();
    long until = in.getLong();
    PendingOutcome pending =
        new PendingOutcome(
            new Promise(
                decidedAt, effectiveAt, in.getInt(), in.getInt(), in.getDouble(), in.getDouble()));
    pending.untilMillis = until;
    pending.ready = in.getDouble();
    pending.demand = in.getDouble();
    pending.shortMillis = in.getLong();
    pending.regret = in.getDouble();
    pending.reactiveRegret = in.getDouble();
    return pending;
  }
}
