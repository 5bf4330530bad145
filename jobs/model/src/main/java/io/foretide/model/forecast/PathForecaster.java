package io.foretide.model.forecast;

import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import io.foretide.model.series.VersionedState;
import io.foretide.model.statistics.Clipping;
import io.foretide.model.statistics.RunningMean;
import java.nio.ByteBuffer;
import java.util.ArrayList;
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
 * <p>A path is made for learning about twice within the horizon, at origins that wander through the
 * day. A gap teaches nothing: it is filled with what was expected, for those who look back at it.
 * Mutable; its state is its own and can be encoded at any step.
 */
public final class PathForecaster {
  private static final VersionedState FORMAT = new VersionedState("forecaster", (byte) 1);
  private static final double USUAL_RATE = 0.002;
  // An error counts for no more than so many usual ones of the seasonal naive forecast.
  private static final double WORST = 10;
  private static final double POWER = 2;
  private static final double TRIMMED = 0.2;
  private static final double ERROR_RATE = 0.1;

  private final StepClock clock;
  private final int horizon;
  private final int everySteps;
  private final StepHistory history;
  private final ValueScale scale;
  private List<PathExpert> experts;
  private final ExpertMix mix;
  private final HorizonSpread spread;
  private final List<PendingPath> pending = new ArrayList<>();
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
    this.everySteps = horizon / 2 + 1;
    this.experts = experts(clock, horizon);
    this.history = new StepHistory(historyLength(clock));
    this.scale = new ValueScale(kind);
    this.mix = new ExpertMix(experts.size(), POWER, TRIMMED, ERROR_RATE / horizon);
    this.spread = new HorizonSpread(horizon);
  }

  private static List<PathExpert> experts(StepClock clock, int horizon) {
    int day = clock.day();
    int week = clock.week();
    return List.of(
        new SeasonalNaive(day),
        new SeasonalNaive(week),
        new WeekMeans(clock),
        new SlowSeason(clock, horizon),
        new Autoregression(
            new int[] {1, 2, day - 1, day, day + 1, week - 1, week, week + 1}, 0, clock),
        new Autoregression(new int[] {1, 2, day, day + 1}, day, clock));
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
    if (usual.count() < clock.day() / 2) {
      return Trust.LEARNING;
    }
    return usual.count() < clock.week() / 2 ? Trust.PROVISIONAL : Trust.TRAINED;
  }

  /** Recent share of values inside the 95 % intervals of matured paths; NaN until there is one. */
  public double coverage() {
    return spread.coverage();
  }

  /**
   * Learns the value of a step; those between the last one and this are gaps.
   *
   * @param step by {@link StepClock#step}; one that is not after the last teaches nothing
   * @param value NaN for a gap
   */
  public void learn(long step, double value) {
    if (history.isEmpty()) {
      if (!Double.isNaN(value)) {
        see(step, value);
      }
      return;
    }
    if (step - history.last() > clock.week()) {
      forgetThePast();
      learn(step, value);
      return;
    }
    while (history.last() < step - 1) {
      pass();
    }
    if (history.last() == step - 1) {
      if (Double.isNaN(value)) {
        pass();
      } else {
        see(step, value);
      }
    }
  }

  /** After more than a week without a value the history is no help; what was learnt may be. */
  private void forgetThePast() {
    history.clear();
    pending.clear();
  }

  /** The next step has no value. */
  private void pass() {
    double[] path = new double[1];
    mix.mix(paths(1), usual.value(), path, new double[1]);
    long step = history.last() + 1;
    dropMatured(step);
    history.add(step, path[0]);
  }

  private void see(long step, double value) {
    if (scale.learn(value)) {
      experts = experts(clock, horizon);
    }
    learnUsual(step, value);
    mature(step, value);
    experts.forEach(expert -> expert.learn(history, scale, step, value));
    history.add(step, value);
    if (Math.floorMod(step, (long) everySteps) == 0) {
      pending.add(make());
    }
  }

  private void learnUsual(long step, double value) {
    long before = history.holds(step - clock.day()) ? step - clock.day() : step - 1;
    if (history.holds(before)) {
      usual.learn(Math.abs(value - history.at(before)), USUAL_RATE);
    }
  }

  private void mature(long step, double value) {
    double worst = WORST * usual.value();
    for (PendingPath path : pending) {
      int h = (int) (step - path.origin);
      for (int expert = 0; expert < experts.size(); expert++) {
        if (path.opinions[expert] != null) {
          double error = Math.abs(value - path.opinions[expert][h - 1]);
          mix.learn(expert, Math.min(worst, error));
        }
      }
      double error = Clipping.clip(value - path.mixed[h - 1], worst);
      spread.learn(h, timeOfDay(step), path.disagreement[h - 1], error, path.spread[h - 1]);
    }
    dropMatured(step);
  }

  private void dropMatured(long step) {
    pending.removeIf(path -> step - path.origin >= horizon);
  }

  private double timeOfDay(long step) {
    return (double) Math.floorMod(step, (long) clock.day()) / clock.day();
  }

  private double[][] paths(int steps) {
    double[][] paths = new double[experts.size()][];
    boolean any = false;
    for (int expert = 0; expert < paths.length; expert++) {
      if (experts.get(expert).isReady(history)) {
        paths[expert] = path(experts.get(expert), steps);
        any = true;
      }
    }
    // Before the first day is over, all go on as it was last.
    paths[0] = any ? paths[0] : path(experts.get(0), steps);
    return paths;
  }

  private double[] path(PathExpert expert, int steps) {
    double[] path = new double[steps];
    expert.path(history, scale, path);
    for (int h = 0; h < steps; h++) {
      path[h] = scale.possible(path[h]);
    }
    return path;
  }

  private PendingPath make() {
    double[] mixed = new double[horizon];
    double[] disagreement = new double[horizon];
    double[][] paths = paths(horizon);
    mix.mix(paths, usual.value(), mixed, disagreement);
    double[] errors = new double[horizon];
    for (int h = 1; h <= horizon; h++) {
      errors[h - 1] =
          spread.isKnown()
              ? spread.of(h, timeOfDay(history.last() + h), disagreement[h - 1])
              : Double.NaN;
    }
    return PendingPath.of(history.last(), paths, mixed, disagreement, errors);
  }

  /** Forecasts the steps after the last one; there must be one. */
  public ForecastPath path() {
    PendingPath made = make();
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
    double offset = path.error()[step - 1] * spread.quantile(level);
    return scale.possible(path.center()[step - 1] + offset);
  }

  /** The state as bytes, the version first. */
  public byte[] encode() {
    int most =
        StepHistory.bytes(historyLength(clock))
            + ValueScale.BYTES
            + experts.stream().mapToInt(PathExpert::bytes).sum()
            + mix.bytes()
            + spread.bytes()
            + Integer.BYTES
            + pending.size() * PendingPath.bytes(experts.size(), horizon)
            + RunningMean.BYTES;
    return FORMAT.encode(most, this::write);
  }

  private void write(ByteBuffer out) {
    history.encode(out);
    scale.encode(out);
    experts.forEach(expert -> expert.encode(out));
    mix.encode(out);
    spread.encode(out);
    out.putInt(pending.size());
    pending.forEach(path -> path.encode(out));
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
    experts.forEach(expert -> expert.decode(in));
    mix.decode(in);
    spread.decode(in);
    for (int count = in.getInt(); count > 0; count--) {
      pending.add(PendingPath.decode(in, experts.size(), horizon));
    }
    usual.decode(in);
  }
}
