package io.foretide.model.scaling;

import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A recommendation whose time is still to come, or is passing. Mutable. */
final class PendingOutcome {
  private static final int FIXED_BYTES = 4 * Long.BYTES + 2 * Integer.BYTES + 6 * Double.BYTES;
  private static final double HOUR = Duration.ofHours(1).toMillis();

  private final String recommendationId;
  private final long decidedAtMillis;
  private final long effectiveAtMillis;
  private final long untilMillis;
  private final int replicas;
  private final int reactiveReplicas;
  private final double capacityPerReplica;
  // How many times as much one replica too few costs as one too many.
  private final double shortage;
  private double ready = Double.NaN;
  private double demand = Double.NaN;
  private long shortMillis;
  private double regret;
  private double reactiveRegret;

  private PendingOutcome(
      String recommendationId,
      long decidedAtMillis,
      long effectiveAtMillis,
      long untilMillis,
      int replicas,
      int reactiveReplicas,
      double capacityPerReplica,
      double shortage) {
    this.recommendationId = recommendationId;
    this.decidedAtMillis = decidedAtMillis;
    this.effectiveAtMillis = effectiveAtMillis;
    this.untilMillis = untilMillis;
    this.replicas = replicas;
    this.reactiveReplicas = reactiveReplicas;
    this.capacityPerReplica = capacityPerReplica;
    this.shortage = shortage;
  }

  static PendingOutcome of(Recommendation made, WorkloadPolicy policy) {
    return new PendingOutcome(
        made.recommendationId(),
        made.decidedAtMillis(),
        made.effectiveAtMillis(),
        made.effectiveAtMillis() + policy.decisionIntervalMillis(),
        made.replicas(),
        made.reactiveReplicas(),
        made.capacityPerReplica(),
        (1 - policy.targetViolation()) / policy.targetViolation());
  }

  /** Takes a window; one outside its time does not count. */
  void learn(WorkloadReading window) {
    boolean within =
        window.startMillis() >= effectiveAtMillis && window.startMillis() < untilMillis;
    if (!within || Double.isNaN(window.demand())) {
      return;
    }
    demand = demand >= window.demand() ? demand : window.demand();
    ready = ready <= window.ready() || Double.isNaN(window.ready()) ? ready : window.ready();
    int needed = WorkloadPolicy.replicasFor(window.demand(), capacityPerReplica);
    long millis = window.endMillis() - window.startMillis();
    shortMillis += replicas < needed ? millis : 0;
    regret += cost(replicas, needed) * millis / HOUR;
    reactiveRegret += cost(reactiveReplicas, needed) * millis / HOUR;
  }

  private double cost(double there, int needed) {
    return there >= needed ? there - needed : shortage * (needed - there);
  }

  boolean isOver(long nowMillis) {
    return nowMillis >= untilMillis;
  }

  /** What came of it; null when demand was never known. */
  ScalingOutcome outcome(ServiceKey workload) {
    if (Double.isNaN(demand)) {
      return null;
    }
    return new ScalingOutcome(
        recommendationId,
        workload,
        decidedAtMillis,
        effectiveAtMillis,
        untilMillis,
        replicas,
        reactiveReplicas,
        ready,
        demand,
        WorkloadPolicy.replicasFor(demand, capacityPerReplica),
        shortMillis,
        regret,
        reactiveRegret);
  }

  int bytes() {
    return FIXED_BYTES + VersionedState.textBytes(recommendationId);
  }

  void encode(ByteBuffer out) {
    VersionedState.writeText(out, recommendationId);
    out.putLong(decidedAtMillis).putLong(effectiveAtMillis).putLong(untilMillis);
    out.putInt(replicas).putInt(reactiveReplicas);
    out.putDouble(capacityPerReplica).putDouble(shortage);
    out.putDouble(ready).putDouble(demand).putLong(shortMillis);
    out.putDouble(regret).putDouble(reactiveRegret);
  }

  static PendingOutcome decode(ByteBuffer in) {
    PendingOutcome pending =
        new PendingOutcome(
            VersionedState.readText(in),
            in.getLong(),
            in.getLong(),
            in.getLong(),
            in.getInt(),
            in.getInt(),
            in.getDouble(),
            in.getDouble());
    pending.ready = in.getDouble();
    pending.demand = in.getDouble();
    pending.shortMillis = in.getLong();
    pending.regret = in.getDouble();
    pending.reactiveRegret = in.getDouble();
    return pending;
  }
}
