package io.foretide.model.baseline;

import io.foretide.model.season.SeasonChunk;
import io.foretide.model.season.SeasonLayout;
import java.time.Duration;

/**
 * Learns level, trend, profile and the correlation of residuals from clipped residuals, and adopts
 * lasting shifts.
 */
final class SeasonLearner {
  private static final long LEVEL_MILLIS = Duration.ofHours(6).toMillis();
  private static final long TREND_MILLIS = Duration.ofDays(7).toMillis();
  private static final double CORRELATION_RATE = 0.01;
  private static final double SLOWEST_DAY_RATE = 0.07;
  private static final double SLOWEST_WEEK_RATE = 0.3;
  private static final double WEEK_SHARE = 0.6;
  private static final double DAYS_BEFORE_WEEK = 3;
  private static final double CLIP = 3;
  private static final double DEPARTED = 2.5;
  private static final double SHIFT_RATE = 0.05;

  private final double levelRate;
  private final double trendRate;
  private final double departureRate;
  private final int windowsPerSlot;
  private final int windowsPerCell;
  private final int shiftAdoptedAfter;

  SeasonLearner(BaselineSettings settings, SeasonLayout layout) {
    long window = settings.windowMillis();
    this.levelRate = Math.min(0.1, (double) window / LEVEL_MILLIS);
    this.trendRate = Math.min(0.05, (double) window / TREND_MILLIS);
    this.departureRate = levelRate / 2;
    this.windowsPerSlot = layout.windowsPerSlot(window);
    this.windowsPerCell = layout.windowsPerCell(window);
    this.shiftAdoptedAfter = (int) (settings.shiftAdoptedAfterMillis() / window);
  }

  /**
   * Fills a slot that has not come round yet with the mean of its first values, relative to the
   * anchor.
   */
  void firstRound(double value, Expectation expected, SeasonChunk chunk) {
    double rate = 1.0 / (chunk.dayCount(expected.slot()) + 1);
    chunk.moveDay(expected.slot(), rate * (value - chunk.day(expected.slot())));
  }

  /** Learns from how far the value lies from the season. */
  void learn(double residual, Expectation expected, BaselineState state, SeasonChunk chunk) {
    boolean fresh = state.departure == 0;
    double bound = CLIP * Math.max(expected.departureScale(), Scale.seasonal(state));
    double learnt = fresh ? residual : clip(residual, bound);
    learnSpread(fresh ? residual : clip(residual, bound * state.loosening()), state, fresh);
    double step = levelRate * learnt;
    state.trend = SeasonPath.TREND_DAMPING * (state.trend + trendRate * (step - state.trend));
    state.level += state.trend + step;
    learnProfile(learnt, expected, chunk);
    state.residual = residual - step;
    adoptLastingShift(residual, expected, state);
  }

  private void learnSpread(double residual, BaselineState state, boolean fresh) {
    state.departure += (fresh ? 1 : departureRate) * (Math.abs(residual) - state.departure);
    if (!Double.isNaN(state.residual)) {
      state.covariance += CORRELATION_RATE * (residual * state.residual - state.covariance);
    }
    state.variance += CORRELATION_RATE * (residual * residual - state.variance);
  }

  private void learnProfile(double residual, Expectation expected, SeasonChunk chunk) {
    double days = (double) chunk.dayCount(expected.slot()) / windowsPerSlot;
    chunk.moveDay(
        expected.slot(), Math.max(SLOWEST_DAY_RATE, 1 / (days + 1)) / windowsPerSlot * residual);
    if (days >= DAYS_BEFORE_WEEK) {
      double weeks = (double) chunk.weekCount(expected.cell()) / windowsPerCell;
      double rate = WEEK_SHARE * Math.max(SLOWEST_WEEK_RATE, 1 / (weeks + 1.5));
      chunk.moveWeek(expected.cell(), rate / windowsPerCell * residual);
    }
  }

  private void adoptLastingShift(double residual, Expectation expected, BaselineState state) {
    int side = (int) Math.signum(residual);
    if (side == 0
        || Math.abs(residual) < DEPARTED * expected.departureScale()
        || side * state.run < 0) {
      state.run -= Integer.signum(state.run) * Math.min(3, Math.abs(state.run));
      return;
    }
    state.run += side;
    double rate = Math.max(SHIFT_RATE, 1.0 / Math.abs(state.run));
    state.shift += rate * (residual - state.shift);
    if (Math.abs(state.run) >= shiftAdoptedAfter) {
      state.level += state.shift;
      state.residual -= state.shift;
      state.run = 0;
    }
  }

  private static double clip(double value, double bound) {
    return Math.max(-bound, Math.min(bound, value));
  }
}
