package io.foretide.model.baseline;

import io.foretide.model.series.SeriesWindow;
import io.foretide.model.statistics.VarianceStabilizer;

/**
 * How unusual a window is, by two complementary statistics of compressed deviations.
 *
 * <ul>
 *   <li><b>point</b>: a spike, or a shift of a few windows, against the one-step expectation;
 *   <li><b>departure</b>: a lasting departure from the season, which the one-step expectation soon
 *       follows.
 * </ul>
 *
 * <p>Each is turned into the rarity of its tail on this series; the rarer one decides.
 *
 * @param point the point statistic, &gt;= 0
 * @param departure the departure statistic, &gt;= 0
 * @param smoothedPoint its smoothed deviation, kept for the next window
 * @param smoothedDeparture its smoothed deviation, kept for the next window
 * @param tail the larger of the two tails: about −log₁₀ of the probability of a false alarm
 * @param direction sign of the deviation that decided
 */
record Surprise(
    double point,
    double departure,
    double smoothedPoint,
    double smoothedDeparture,
    double tail,
    int direction) {

  /** Tail at which the score is one half. */
  private static final double TAIL_AT_HALF = 2.6;

  private static final double POINT_RATE = 0.55;
  private static final double POINT_WEIGHT = 1.2;
  private static final double DEPARTURE_RATE = 0.23;
  private static final double COMPRESSION = 4;
  private static final int LONGEST_LEARNT_RUN = 3;

  static Surprise of(SeriesWindow window, Expectation expected, BaselineState state) {
    if (window.isGap()) {
      return new Surprise(0, 0, state.smoothedPoint, state.smoothedDeparture, 0, 0);
    }
    double y = VarianceStabilizer.toModel(window.kind(), window.value());
    double smallest = VarianceStabilizer.smallestDeviation(window.kind(), state.size, state.range);
    double u = compressed(y - expected.center(), Math.hypot(expected.scale(), smallest));
    double smoothedPoint = state.smoothedPoint + POINT_RATE * (u - state.smoothedPoint);
    double point = Math.abs(smoothedPoint) / spread(POINT_RATE) + POINT_WEIGHT * Math.abs(u);
    double smoothedDeparture = 0;
    if (expected.seasonal()) {
      double residual = y - state.anchor - expected.season();
      double v = compressed(residual, Math.hypot(expected.departureScale(), smallest));
      smoothedDeparture = state.smoothedDeparture + DEPARTURE_RATE * (v - state.smoothedDeparture);
    }
    double departure = Math.abs(smoothedDeparture) / spread(DEPARTURE_RATE);
    double pointTail = state.pointTail.tail(point);
    double departureTail = state.departureTail.tail(departure);
    boolean byPoint = pointTail >= departureTail;
    return new Surprise(
        point,
        departure,
        smoothedPoint,
        smoothedDeparture,
        Math.max(pointTail, departureTail),
        (int) Math.signum(byPoint ? u : smoothedDeparture));
  }

  /** 0..1: one half where the tail is rare enough for the default alert. */
  double score() {
    return tail / (tail + TAIL_AT_HALF);
  }

  /** Learns how the statistics of this series are distributed, but hardly from an incident. */
  void learn(BaselineState state) {
    state.smoothedPoint = smoothedPoint;
    state.smoothedDeparture = smoothedDeparture;
    state.unusualRun = tail > TAIL_AT_HALF ? state.unusualRun + 1 : 0;
    if (state.unusualRun <= LONGEST_LEARNT_RUN) {
      state.pointTail.learn(point);
      state.departureTail.learn(departure);
    }
  }

  /** A deviation in scales, linear up to a few and logarithmic beyond. */
  private static double compressed(double deviation, double scale) {
    if (scale <= 0) {
      return 0;
    }
    double u = deviation / scale / COMPRESSION;
    return COMPRESSION * Math.copySign(Math.log(Math.abs(u) + Math.sqrt(u * u + 1)), u);
  }

  /** Deviation of an exponentially weighted mean of independent unit deviations. */
  private static double spread(double rate) {
    return Math.sqrt(rate / (2 - rate));
  }
}
