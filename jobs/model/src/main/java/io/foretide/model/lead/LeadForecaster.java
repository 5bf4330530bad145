package io.foretide.model.lead;

import io.foretide.model.forecast.DemandGuidance;
import io.foretide.model.forecast.DemandGuide;
import io.foretide.model.forecast.StepClock;
import io.foretide.model.series.Singles;
import io.foretide.model.series.Trust;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Forecasts a series one time ahead, and the capacity that it will exceed as often as it may.
 *
 * <pre>
 *   value ──▶ history ──outlook──▶ experts ──▶ median ──▶ candidates ──▶ capacity
 *     │                              ▲      scale ──┘         ▲
 *     └─ what came of the forecasts ─┴────────┴───────────────┘ ◀── capacity in force
 * </pre>
 *
 * <p>Every part learns from what it said of a window when that window has passed (Vovk et al.,
 * Algorithmic Learning in a Random World, on conformal prediction; Gibbs and Candès, 2021, on
 * feedback). Mutable; about 15 KB encoded with a lead of fifteen windows, 9 KB more at most.
 */
public final class LeadForecaster {
  private static final VersionedState FORMAT = new VersionedState("lead forecaster", (byte) 2);
  // What single precision holds with room to spare.
  private static final double LARGEST = 1e30;
  private static final double LEAST_MEDIAN = 0.01;

  private final LeadSettings settings;
  private final StepClock clock;
  private final DemandHistory history;
  private final LocationExperts experts;
  private final ConditionalScale scale;
  private final CapacityMix capacities;
  private final Deque<PendingWindow> pending = new ArrayDeque<>();
  private long last = Long.MIN_VALUE;
  private long decided;
  private CapacityDecision decision;

  /** Knows nothing. */
  public LeadForecaster(LeadSettings settings) {
    this.settings = settings;
    this.clock = settings.windows();
    this.history = new DemandHistory(settings);
    this.experts = new LocationExperts(settings);
    this.scale = new ConditionalScale(settings);
    this.capacities = new CapacityMix(settings);
  }

  /** Whether there is no value yet. */
  public boolean isEmpty() {
    return history.count() == 0;
  }

  /**
   * How far its forecasts may be trusted: by the days and weeks in half of whose windows it saw.
   */
  public Trust trust() {
    return clock.trust(history.count());
  }

  /**
   * Takes the next window and forecasts the one that lies ahead of it.
   *
   * @param startMillis start of the window, milliseconds since the epoch; one that is not after the
   *     last teaches nothing
   * @param value not negative; NaN for a gap
   * @param inForce capacity that was truly there in the window; NaN when it was the one forecast
   * @return null when the window teaches nothing, or there is no value yet
   */
  public LeadForecast learn(long startMillis, double value, double inForce) {
    return learn(startMillis, value, inForce, DemandGuide.NONE);
  }

  /**
   * The same by what people have told. A window of which a factor was told is compared with what
   * was forecast, times the factor; it says how high demand is now, over the factor, but teaches no
   * season. Nor does one that is treated as another day's; one whose season is shifted teaches it
   * where it is shifted from. One that is suspended is a gap.
   *
   * @param guide what was told of the series
   */
  public LeadForecast learn(long startMillis, double value, double inForce, DemandGuide guide) {
    long window = Math.floorDiv(startMillis, settings.windowMillis());
    if (window <= last) {
      return null;
    }
    last = window;
    DemandGuidance told = guide.learnt(startMillis, startMillis + settings.windowMillis());
    double possible = Math.min(LARGEST, Math.max(0, value));
    double usual = told.suspended() ? Double.NaN : possible / told.factor();
    mature(window, usual, inForce / told.factor());
    see(window, usual, told);
    return isEmpty() ? null : lookAhead(window, told, guide);
  }

  private void see(long window, double value, DemandGuidance told) {
    if (!Double.isNaN(value) && !isEmpty()) {
      scale.scatter(Math.abs(value - history.level()));
    }
    history.learn(window, value, told);
  }

  private void mature(long window, double value, double inForce) {
    while (!pending.isEmpty() && pending.getFirst().window() <= window) {
      PendingWindow made = pending.removeFirst();
      if (made.window() == window && !Double.isNaN(value)) {
        learn(made, value, Double.isNaN(inForce) ? made.decision().capacity() : inForce);
      }
    }
  }

  private void learn(PendingWindow made, double value, double inForce) {
    experts.learn(
        Singles.toDoubles(made.opinions()), Singles.toDoubles(made.inputs()), made.size(), value);
    scale.learn(
        Singles.toDoubles(made.scaleInputs()),
        timeOfDay(made.window()),
        Math.abs(value - made.median()),
        made.size());
    capacities.learn(made.decision(), value, inForce);
  }

  private double timeOfDay(long window) {
    return clock.timeOfDay(clock.step(window * settings.windowMillis()));
  }

  private LeadForecast lookAhead(long window, DemandGuidance told, DemandGuide guide) {
    long target = window + settings.ahead();
    GuidedAhead ahead = GuidedAhead.of(guide, target * settings.windowMillis(), settings);
    Expected expected = expect(target, history.outlook(told, ahead.first()));
    if (decision == null || settings.isDue(window, decided)) {
      decision = decide(expected);
      decided = window;
    }
    // What was forecast further ahead, before the lead time became shorter, is forecast anew.
    while (!pending.isEmpty() && pending.getLast().window() >= target) {
      pending.removeLast();
    }
    if (settings.isForecast(window)) {
      pending.addLast(expected.pending(decision));
    }
    return new LeadForecast(
        target * settings.windowMillis(),
        expected.median() * ahead.factor(),
        decision.capacity() * ahead.factor(),
        capacities.exceeded(),
        capacities.skill(),
        trust(),
        ahead.factor(),
        ahead.controls(),
        told.with(ahead.controls()));
  }

  private Expected expect(long target, Outlook outlook) {
    double size = outlook.size();
    double[] opinions = experts.opinions(outlook);
    double median = Math.max(experts.mixed(opinions, scale.usual(size)), LEAST_MEDIAN * size);
    double ofTime = scale.ofTime(timeOfDay(target), median, size);
    double[] scaleInputs = scale.inputs(ofTime, median, outlook.level(), size);
    return new Expected(target, outlook, opinions, median, ofTime, scaleInputs);
  }

  private CapacityDecision decide(Expected expected) {
    double median = expected.median();
    double error = scale.of(expected.scaleInputs(), median, expected.outlook().size());
    return capacities.decide(history, expected.outlook(), median, error, expected.ofTime());
  }

  /** The state as bytes, the version first. */
  public byte[] encode() {
    int most =
        history.bytes()
            + experts.bytes()
            + scale.bytes()
            + capacities.bytes()
            + pending.size() * PendingWindow.BYTES
            + CapacityDecision.BYTES
            + 2 * Long.BYTES
            + Integer.BYTES
            + 1
            + VersionedState.textBytes(zone());
    return FORMAT.encode(most, this::write);
  }

  private String zone() {
    return settings.zone().getId();
  }

  private void write(ByteBuffer out) {
    VersionedState.writeText(out, zone());
    history.encode(out);
    experts.encode(out);
    scale.encode(out);
    capacities.encode(out);
    out.putInt(pending.size());
    pending.forEach(window -> window.encode(out));
    out.putLong(last).putLong(decided).put((byte) (decision == null ? 0 : 1));
    if (decision != null) {
      decision.encode(out);
    }
  }

  /**
   * Takes over what {@link #encode} wrote, with the same width of windows; the time ahead and the
   * target may be others. In another zone it knows nothing: days and weeks begin elsewhere.
   *
   * @throws IllegalArgumentException when the bytes are of an unknown version, cut short or damaged
   */
  public static LeadForecaster decode(LeadSettings settings, byte[] bytes) {
    return FORMAT.decode(
        bytes,
        in -> {
          LeadForecaster forecaster = new LeadForecaster(settings);
          if (VersionedState.readText(in).equals(forecaster.zone())) {
            forecaster.read(in);
          } else {
            in.position(in.limit());
          }
          return forecaster;
        });
  }

  private void read(ByteBuffer in) {
    history.decode(in);
    experts.decode(in);
    scale.decode(in);
    capacities.decode(in);
    for (int count = in.getInt(); count > 0; count--) {
      pending.addLast(PendingWindow.decode(in));
    }
    last = in.getLong();
    decided = in.getLong();
    if (in.get() != 0) {
      decision = CapacityDecision.decode(in);
    }
  }
}
