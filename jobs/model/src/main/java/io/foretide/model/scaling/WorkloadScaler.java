package io.foretide.model.scaling;

import io.foretide.model.forecast.DemandGuide;
import io.foretide.model.lead.LeadForecast;
import io.foretide.model.lead.LeadForecaster;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Scales one workload: learns from what is measured in each window, recommends replicas at each
 * decision, and says later what came of it.
 *
 * <pre>
 *   reading ─┬─▶ capacity of a replica ──┐
 *            ├─▶ lead time ──────────────┤
 *            ├─▶ demand at now + lead ───┴─▶ decision ─▶ recommendation ─┬─▶
 *            │            ▲ capacity in force ◀── replicas ready ◀───────┤
 *            └─▶ outcome ◀───────────────────────────────────────────────┘
 * </pre>
 *
 * <p>The capacity in force is that of the replicas that are ready when recommendations are acted on
 * and this is measured; else that of the replicas that would be. Mutable.
 */
public final class WorkloadScaler {
  private static final VersionedState FORMAT = new VersionedState("workload", (byte) 2);

  private final ServiceKey workload;
  private final WorkloadPolicy policy;
  private final long windowMillis;
  private final ReplicaCapacity capacity;
  private final LeadTimes leads;
  private final ScalingDecider decider;
  private final PendingOutcomes pending = new PendingOutcomes();
  private LeadForecaster forecaster;
  private long leadMillis;
  // What would run if the recommendations were followed; null before the first.
  private PodFleet followed;

  /** Knows nothing of the workload. */
  public WorkloadScaler(ServiceKey workload, WorkloadPolicy policy, long windowMillis) {
    this(
        workload,
        policy,
        windowMillis,
        policy.lead().millis(),
        new LeadForecaster(policy.forecast(windowMillis, policy.lead().millis())));
  }

  private WorkloadScaler(
      ServiceKey workload,
      WorkloadPolicy policy,
      long windowMillis,
      long leadMillis,
      LeadForecaster forecaster) {
    this.workload = workload;
    this.policy = policy;
    this.windowMillis = windowMillis;
    this.capacity = new ReplicaCapacity(policy.capacity().targetSaturation(), windowMillis);
    this.leads = new LeadTimes(windowMillis);
    this.decider = new ScalingDecider(workload, policy);
    this.leadMillis = leadMillis;
    this.forecaster = forecaster;
  }

  /** End of the last window, milliseconds since the epoch; {@link Long#MIN_VALUE} before any. */
  public long seenMillis() {
    return decider.seenMillis();
  }

  /** When the telemetry becomes stale if no more comes; milliseconds since the epoch. */
  public long staleMillis() {
    return decider.staleMillis();
  }

  /** Takes the next window; one that is not after the last brings nothing. */
  public ScalingStep learn(WorkloadReading reading) {
    return learn(reading, DemandGuide.NONE);
  }

  /**
   * The same by what people have told.
   *
   * @param guide what was told of the workload's requests
   */
  public ScalingStep learn(WorkloadReading reading, DemandGuide guide) {
    if (reading.endMillis() <= seenMillis()) {
      return new ScalingStep(null, List.of());
    }
    learnCapacityAndLead(reading, guide);
    List<ScalingOutcome> outcomes = pending.learn(reading, workload);
    LeadForecast forecast =
        forecaster.learn(reading.startMillis(), reading.demand(), inForce(reading), guide);
    Situation now =
        new Situation(
            reading.endMillis(),
            leadMillis,
            forecast,
            forecast == null ? Double.NaN : reading.demand(),
            reading.ready(),
            reading.wanted(),
            capacityPerReplica());
    return new ScalingStep(follow(decider.decide(now)), outcomes);
  }

  /**
   * Holds the last decision when telemetry has stopped: once in a silence.
   *
   * @param nowMillis event time, milliseconds since the epoch
   * @return null when the telemetry is not stale, or when there is nothing to hold
   */
  public Recommendation holdWhenStale(long nowMillis) {
    return follow(decider.holdWhenStale(nowMillis, leadMillis, capacityPerReplica()));
  }

  private void learnCapacityAndLead(WorkloadReading reading, DemandGuide guide) {
    boolean suspended = guide.learnt(reading.startMillis(), reading.endMillis()).suspended();
    if (policy.capacity().isLearnt() && !suspended) {
      capacity.learn(reading);
    }
    if (policy.lead().learnt()) {
      leads.learn(reading.endMillis(), wanted(reading), reading.ready());
      useLead(leads.millis(policy.lead().millis()));
    }
  }

  private double wanted(WorkloadReading reading) {
    boolean own = Double.isNaN(reading.wanted()) && policy.mode() == ScalingMode.RECOMMEND;
    return own && !decider.isEmpty() ? decider.replicas() : reading.wanted();
  }

  private void useLead(long millis) {
    if (millis != leadMillis) {
      byte[] learnt = forecaster.encode();
      leadMillis = millis;
      forecaster = LeadForecaster.decode(policy.forecast(windowMillis, leadMillis), learnt);
    }
  }

  private double capacityPerReplica() {
    return policy.capacity().isLearnt() ? capacity.perSecond() : policy.capacity().perSecond();
  }

  private double inForce(WorkloadReading reading) {
    boolean isFollowed = policy.mode() == ScalingMode.RECOMMEND && !Double.isNaN(reading.ready());
    if (isFollowed) {
      return reading.ready() * capacityPerReplica();
    }
    return followed == null
        ? Double.NaN
        : followed.ready(reading.startMillis()) * capacityPerReplica();
  }

  private Recommendation follow(Recommendation made) {
    if (made != null) {
      followed = followed == null ? new PodFleet(made.replicas()) : followed;
      followed.order(made.decidedAtMillis(), made.effectiveAtMillis(), made.replicas());
      pending.follow(made, decider.reactiveReplicas(), policy);
    }
    return made;
  }

  /** The state as bytes, the version first. */
  public byte[] encode() {
    byte[] forecasts = forecaster.encode();
    int most =
        Integer.BYTES
            + forecasts.length
            + Long.BYTES
            + ReplicaCapacity.BYTES
            + LeadTimes.BYTES
            + decider.bytes()
            + pending.bytes()
            + 1
            + (followed == null ? 0 : followed.bytes());
    return FORMAT.encode(most, out -> write(out, forecasts));
  }

  private void write(ByteBuffer out, byte[] forecasts) {
    out.putLong(leadMillis).putInt(forecasts.length).put(forecasts);
    capacity.encode(out);
    leads.encode(out);
    decider.encode(out);
    pending.encode(out);
    out.put((byte) (followed == null ? 0 : 1));
    if (followed != null) {
      followed.encode(out);
    }
  }

  /**
   * Takes over what {@link #encode} wrote, with the same workload and width of windows; the policy
   * may be another, though in another zone demand is learnt anew.
   *
   * @throws IllegalArgumentException when the bytes are of an unknown version, cut short or damaged
   */
  public static WorkloadScaler decode(
      ServiceKey workload, WorkloadPolicy policy, long windowMillis, byte[] bytes) {
    return FORMAT.decode(
        bytes,
        in -> {
          long learnt = in.getLong();
          long lead = policy.lead().learnt() ? learnt : policy.lead().millis();
          byte[] forecasts = new byte[in.getInt()];
          in.get(forecasts);
          WorkloadScaler scaler =
              new WorkloadScaler(
                  workload,
                  policy,
                  windowMillis,
                  lead,
                  LeadForecaster.decode(policy.forecast(windowMillis, lead), forecasts));
          scaler.read(in);
          return scaler;
        });
  }

  private void read(ByteBuffer in) {
    capacity.decode(in);
    leads.decode(in);
    decider.decode(in);
    pending.decode(in);
    followed = in.get() == 0 ? null : PodFleet.decode(in);
  }
}
