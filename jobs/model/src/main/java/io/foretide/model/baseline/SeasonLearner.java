package io.foretide.model.baseline;

import static io.foretide.model.statistics.Clipping.clip;

import io.foretide.model.season.SeasonChunk;
import io.foretide.model.season.SeasonLayout;
import io.foretide.model.series.ScoredWindow;
import java.time.Duration;

/**
 * Learns level, trend, profile and the correlation of residuals from clipped residuals, and adopts
 * lasting shifts.
 */
final class SeasonLearner {
  private static final double TREND_DAMPING = 0.98;
  private static final long LEVEL_MILLIS = Duration.ofHours(6).toMillis();
  private static final long TREND_MILLIS = Duration.ofDays(7).toMillis();
  private static final double CORRELATION_RATE = 0.01;
  private static final double SLOWEST_DAY_RATE = 0.07;
  private static final double SLOWEST_WEEK_RATE = 0.3;
  private static final double WEEK_SHARE = 0.6;
  private static final double DAYS_BEFORE_WEEK = 3;
  private static final double CLIP = 3;
  // What a jump leaves for the next window may be larger, by this for each window that it lasted,
  // than what is learnt of it: one wild value must not become the next expectation, a shift must.
  private static final double CARRIED = 8;
  private static final double CLIP_OF_STRENGTH = 5;
  private static final double CLIP_OF_FIRST_ROUND = 5;
  private static final double DEPARTED = 2.5;
  private static final double SHIFT_RATE = 0.05;
  // An alert and the departure behind it may begin so many windows apart.
  private static final int WINDOWS_OFF = 15;

  private final double levelRate;
  private final double trendRate;
  private final double departureRate;
  private final int windowsPerSlot;
  private final int windowsPerCell;
  private final int windowsPerDay;
  private final int shiftAdoptedAfter;
  private final long toleranceMillis;

  SeasonLearner(BaselineSettings settings, SeasonLayout layout) {
    long window = settings.windowMillis();
    this.levelRate = Math.min(0.1, (double) window / LEVEL_MILLIS);
    this.trendRate = Math.min(0.05, (double) window / TREND_MILLIS);
    this.departureRate = levelRate / 2;
    this.windowsPerSlot = layout.windowsPerSlot(window);
    this.windowsPerCell = layout.windowsPerCell(window);
    this.windowsPerDay = (int) (Duration.ofDays(1).toMillis() / window);
    this.shiftAdoptedAfter = settings.shiftAdoptedAfterWindows();
    this.toleranceMillis = WINDOWS_OFF * window;
  }

  /**
   * Fills a slot that has not come round yet with the mean of its first values, relative to the
   * anchor.
   */
  void firstRound(double value, Expectation expected, BaselineState state, SeasonChunk chunk) {
    double bound = CLIP_OF_FIRST_ROUND * state.loosening() * expected.scale;
    double relative = state.quick + clip(value - state.quick, bound) - state.level;
    double rate = 1.0 / (chunk.dayCount(expected.slot) + 1);
    chunk.moveDay(expected.slot, rate * (relative - chunk.day(expected.slot)));
    state.strength.follow(Math.max(levelRate, 1.0 / state.count) * (value - expected.mean));
    state.residual = Double.NaN;
  }

  /**
   * Learns from how far the value, relative to the anchor, lies from the season.
   *
   * @return since when what is now normal has been so; {@link ScoredWindow#AS_BEFORE} for no change
   */
  long learn(double value, Expectation expected, BaselineState state, SeasonChunk chunk) {
    double residual = value - expected.season;
    double rate = young(levelRate, state);
    boolean fresh = state.departure == 0;
    double scale = Math.max(expected.departureScale, Scale.seasonal(state));
    double bound = fresh ? Double.MAX_VALUE : CLIP * scale;
    double ofProfile = clip(value - expected.ofWeek, bound);
    learnStrength(value, expected, state);
    double loose = bound * state.loosening();
    boolean lasting = Math.abs(residual) > loose && residual * state.residual > 0;
    double before = lasting ? state.residual : clip(state.residual, loose);
    int side = departedSide(residual, expected, state);
    if (side != 0 && state.run == 0) {
      state.lastDeparture.begin(expected.startMillis, state);
    }
    learnSpread(clip(residual, loose), before, state, fresh ? 1 : young(departureRate, state));
    learnLevel(ofProfile, rate, state);
    learnProfile(ofProfile, expected, chunk);
    state.strength.follow(rate * clip(value - expected.mean, bound));
    double carried = clip(residual, CARRIED * (1 + Math.abs(state.run)) * loose);
    state.residual = carried - rate * clip(residual, bound);
    followDeparture(side, residual, state);
    return Math.abs(state.run) >= shiftAdoptedAfter ? adopt(state) : ScoredWindow.AS_BEFORE;
  }

  /**
   * Hears what a person has made of the last departure: the new normal is adopted at once; what an
   * incident has taught is taken back when it is over.
   *
   * @return as {@link #learn}
   */
  long hear(LearningGuidance.Opinion opinion, BaselineState state) {
    if (!state.lastDeparture.beganAbout(opinion.startedAtMillis(), toleranceMillis)) {
      return ScoredWindow.AS_BEFORE;
    }
    if (opinion.expected()) {
      return state.run == 0 ? ScoredWindow.AS_BEFORE : adopt(state);
    }
    if (state.run == 0) {
      state.lastDeparture.takeBack(state);
      state.lastDeparture.forget();
    }
    return ScoredWindow.AS_BEFORE;
  }

  /** At which level a borrowed season lies is known by the first values only: they count alike. */
  private static double young(double rate, BaselineState state) {
    return state.borrowed ? Math.max(rate, 1.0 / state.count) : rate;
  }

  private void learnLevel(double residual, double rate, BaselineState state) {
    double step = rate * residual;
    state.trend = TREND_DAMPING * (state.trend + trendRate * (step - state.trend));
    state.level += state.trend + step;
  }

  private void learnStrength(double value, Expectation expected, BaselineState state) {
    double bound = CLIP_OF_STRENGTH * state.loosening() * Scale.seasonal(state);
    state.strength.learn(
        value - expected.mean,
        value - expected.ofDay,
        value - expected.ofWeek,
        bound > 0 ? bound : Double.MAX_VALUE,
        windowsPerDay);
  }

  private static void learnSpread(
      double residual, double before, BaselineState state, double rate) {
    state.departure += rate * (Math.abs(residual) - state.departure);
    if (!Double.isNaN(before)) {
      state.covariance += CORRELATION_RATE * (residual * before - state.covariance);
    }
    state.variance += CORRELATION_RATE * (residual * residual - state.variance);
  }

  private void learnProfile(double residual, Expectation expected, SeasonChunk chunk) {
    double days = (double) chunk.dayCount(expected.slot) / windowsPerSlot;
    chunk.moveDay(
        expected.slot, Math.max(SLOWEST_DAY_RATE, 1 / (days + 1)) / windowsPerSlot * residual);
    if (days >= DAYS_BEFORE_WEEK) {
      double weeks = (double) chunk.weekCount(expected.cell) / windowsPerCell;
      double rate = WEEK_SHARE * Math.max(SLOWEST_WEEK_RATE, 1 / (weeks + 1.5));
      chunk.moveWeek(expected.cell, rate / windowsPerCell * residual);
    }
  }

  /** Side to which the series departs from its season; 0 when it does not, or turns back. */
  private static int departedSide(double residual, Expectation expected, BaselineState state) {
    int side = (int) Math.signum(residual);
    boolean departed = Math.abs(residual) >= DEPARTED * expected.departureScale;
    return departed && side * state.run >= 0 ? side : 0;
  }

  private static void followDeparture(int side, double residual, BaselineState state) {
    if (side == 0) {
      state.run -= Integer.signum(state.run) * Math.min(3, Math.abs(state.run));
      return;
    }
    state.run += side;
    double rate = Math.max(SHIFT_RATE, 1.0 / Math.abs(state.run));
    state.shift += rate * (residual - state.shift);
  }

  /** Makes where the series is the new normal; says since when it is there. */
  private static long adopt(BaselineState state) {
    state.level += state.shift;
    state.strength.follow(state.shift);
    state.residual -= state.shift;
    state.detector.adoptSeason();
    state.run = 0;
    long since = state.lastDeparture.sinceMillis();
    state.lastDeparture.forget();
    return since;
  }
}
