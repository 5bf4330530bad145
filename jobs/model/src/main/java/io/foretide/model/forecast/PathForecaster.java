package io.foretide.model.forecast;

import io.foretide.model.series.HorizonSkill;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import io.foretide.model.series.VersionedState;
import io.foretide.model.statistics.RunningMean;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Forecasts the steps to come of one series by several experts, trusted as far as their paths came
 * true, with intervals from how far the mixed paths were off.
 *
 * <pre>
 *   value ──▶ experts ──path──▶ mix (weighted trimmed mean) ──▶ forecast ± spread · quantile
 *     │                            ▲                               ▲
 *     └─ matures the paths made ───┴── how far each was off ───────┘
 * </pre>
 *
 * <p>A gap teaches nothing: it is filled with what was expected, for those who look back at it.
 * Mutable; its state is its own and can be encoded at any step.
 */
public final class PathForecaster {
  private static final VersionedState FORMAT = new VersionedState("forecaster", (byte) 1);
  private static final double USUAL_RATE = 0.002;

  private final StepClock clock;
  private final int horizon;
  private final StepHistory history;
  private final ValueScale scale;
  private final PathExperts experts;
  private final MaturingPaths maturing;
  // Mean absolute error of the seasonal naive forecast, of the last value in the first day.
  private final RunningMean usual = new RunningMean();

  /**
   * Knows nothing.
   *
   * @param clock the steps
   * @param kind noise model of the values
   * @param horizon steps that a path goes ahead, 1 to 10,000
   */
  public PathForecaster(StepClock clock, SignalKind kind, int horizon) {
    this.clock = clock;
    this.horizon = horizon;
    this.experts = new PathExperts(clock, horizon);
    this.history = new StepHistory(historyLength(clock));
    this.scale = new ValueScale(kind);
    this.maturing = new MaturingPaths(clock, experts.size(), horizon);
  }

  private static int historyLength(StepClock clock) {
    return Math.max(clock.week(), 2 * clock.day()) + 2;
  }

  /** Whether there is no value yet. */
  public boolean isEmpty() {
    return history.isEmpty();
  }

  /** How far its forecasts may be trusted: by the days and weeks in half of whose steps it saw. */
  public Trust trust() {
    return clock.trust(usual.count());
  }

  /** Recent share of values inside the 95 % intervals of matured paths; NaN until there is one. */
  public double coverage() {
    return maturing.coverage();
  }

  /**
   * How good its paths were of late by how far ahead, the nearest steps first: the steps 1, 2, 3 to
   * 4, 5 to 8 and so on up to the horizon. The paths of the last week count, or the last thirty; an
   * error for no more than ten usual ones of the seasonal naive forecast.
   */
  public List<HorizonSkill> skill() {
    return maturing.skill();
  }

  /**
   * Learns the value of a step; those between the last one and this are gaps.
   *
   * @param step by {@link StepClock#step}; one that is not after the last teaches nothing
   * @param value NaN for a gap
   */
  public void learn(long step, double value) {
    learn(step, value, 0);
  }

  /**
   * The same of a value that has the season of another step. It teaches that season; for those who
   * look back at the step, it was what was expected. Where the season is but shifted, by less than
   * a day, those who look back at the step whose season it has find the value there.
   *
   * @param seasonOffset how far from the step the step lies whose season it has
   */
  void learn(long step, double value, long seasonOffset) {
    if (isNext(step)) {
      if (!Double.isNaN(value)) {
        see(step, value, seasonOffset);
      } else if (!history.isEmpty()) {
        pass();
      }
    }
  }

  /**
   * Compares the value of a step with what was forecast, and learns from that how good forecasts
   * are, but nothing else: for those who look back at it, it was what was expected. The first value
   * of all is learnt.
   *
   * @param step as {@link #learn} takes it
   * @param value NaN for a gap
   */
  public void compare(long step, double value) {
    if (Double.isNaN(value) || history.isEmpty() || step - history.last() > clock.week()) {
      learn(step, value);
    } else if (isNext(step)) {
      double expected = expected();
      maturing.learn(step, value, usual.value());
      history.add(step, expected);
    }
  }

  /** Whether a step is the next one, once those between are passed. */
  private boolean isNext(long step) {
    if (!history.isEmpty() && step - history.last() > clock.week()) {
      forgetThePast();
    }
    while (!history.isEmpty() && history.last() < step - 1) {
      pass();
    }
    return history.isEmpty() || history.last() == step - 1;
  }

  /** After more than a week without a value the history is no help; what was learnt may be. */
  private void forgetThePast() {
    history.clear();
    maturing.clear();
  }

  /** The next step has no value. */
  private void pass() {
    double expected = expected();
    long step = history.last() + 1;
    maturing.pass(step);
    history.add(step, expected);
  }

  private double expected() {
    return maturing.next(paths(1, SeasonOffsets.NONE), usual.value());
  }

  private void see(long step, double value, long seasonOffset) {
    if (scale.learn(value)) {
      experts.forget();
    }
    learnUsual(step + seasonOffset, value);
    if (seasonOffset == 0) {
      maturing.learn(step, value, usual.value());
    } else {
      // The paths in flight are those of the step's own season.
      maturing.pass(step);
    }
    double stood = seasonOffset == 0 || history.isEmpty() ? value : expected();
    experts.learn(history, scale, step, value, seasonOffset);
    history.add(step, stood);
    long place = step + seasonOffset;
    if (Math.abs(seasonOffset) < clock.day() && history.holds(place)) {
      history.amend(place, value);
    }
    if (maturing.isDue(step)) {
      maturing.add(make(SeasonOffsets.NONE));
    }
  }

  private void learnUsual(long step, double value) {
    long before = history.holds(step - clock.day()) ? step - clock.day() : step - 1;
    if (history.holds(before)) {
      usual.learn(Math.abs(value - history.at(before)), USUAL_RATE);
    }
  }

  private double[][] paths(int steps, SeasonOffsets seasons) {
    return experts.paths(history, scale, steps, seasons);
  }

  private PendingPath make(SeasonOffsets seasons) {
    long last = history.last();
    return maturing.of(last, history.at(last), paths(horizon, seasons), usual.value());
  }

  /** Forecasts the steps after the last one; there must be one. */
  public ForecastPath path() {
    return path(SeasonOffsets.NONE);
  }

  /** The same by other seasons than the steps' own. */
  ForecastPath path(SeasonOffsets seasons) {
    PendingPath made = make(seasons);
    double[] center = new double[horizon];
    double[] error = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      center[h] = made.mixed[h];
      error[h] = Float.isNaN(made.spread[h]) ? usual.value() : made.spread[h];
    }
    return new ForecastPath(history.last(), center, error);
  }

  /**
   * A quantile of a step of a forecast, in the unit of the signal.
   *
   * @param step 1..horizon
   * @param level in (0, 1)
   */
  public double quantile(ForecastPath path, int step, double level) {
    if (level == 0.5) {
      return path.center()[step - 1];
    }
    double offset = path.error()[step - 1] * maturing.quantile(level);
    return scale.possible(path.center()[step - 1] + offset);
  }

  /** The state as bytes, the version first. */
  public byte[] encode() {
    int most =
        StepHistory.bytes(historyLength(clock))
            + ValueScale.BYTES
            + experts.bytes()
            + maturing.bytes()
            + RunningMean.BYTES;
    return FORMAT.encode(most, this::write);
  }

  private void write(ByteBuffer out) {
    history.encode(out);
    scale.encode(out);
    experts.encode(out);
    maturing.encode(out);
    usual.encode(out);
  }

  /**
   * Takes over what {@link #encode} wrote, with the same clock, kind and horizon.
   *
   * @throws IllegalArgumentException when the bytes are of an unknown version, cut short or damaged
   */
  public static PathForecaster decode(StepClock clock, SignalKind kind, int horizon, byte[] bytes) {
    return FORMAT.decode(
        bytes,
        in -> {
          PathForecaster forecaster = new PathForecaster(clock, kind, horizon);
          forecaster.read(in);
          return forecaster;
        });
  }

  private void read(ByteBuffer in) {
    history.decode(in);
    scale.decode(in);
    experts.decode(in);
    maturing.decode(in);
    usual.decode(in);
  }
}
