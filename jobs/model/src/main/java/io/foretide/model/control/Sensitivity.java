package io.foretide.model.control;

import io.foretide.model.detection.Detector;
import io.foretide.model.series.SignalKind;
import java.time.Duration;

/**
 * How rare a window must be for the number of false alarms that is put up with. A score stands for
 * a tail, about −log₁₀ of how rare the window is on its own series; so false alarms fall by powers
 * of ten as the tail grows.
 */
final class Sensitivity {
  /**
   * Of what must depart by a smallest effect, several windows in a row: measured on calm simulated
   * shops.
   */
  private static final Course WITH_SMALLEST_EFFECT = new Course(0.04, 1.6);

  /** Of what matters however small: measured on what nobody has labelled of real gauges. */
  private static final Course OF_ANY_SIZE = new Course(6, 1);

  private static final double MEASURED_AT = Duration.ofMinutes(1).toMillis();
  private static final double LEAST_TAIL = 0.5;

  private Sensitivity() {}

  /**
   * How false alarms fall with the tail from which windows are unusual.
   *
   * @param atHalf of a series in a month at the default alert, in windows of a minute
   * @param powersPerTail by how many powers of ten they fall when the tail grows by 1
   */
  private record Course(double atHalf, double powersPerTail) {}

  /**
   * The score from which a window is unusual.
   *
   * @param alarmsPerMonth false alarms of each series in a month that are put up with
   * @param windowMillis width of a window: the wider, the fewer there are to be wrong about
   * @param kind kind of the series' signal
   */
  static double threshold(double alarmsPerMonth, long windowMillis, SignalKind kind) {
    Course course = course(kind);
    double atHalf = course.atHalf() * MEASURED_AT / windowMillis;
    double rarer = Math.log10(atHalf / alarmsPerMonth) / course.powersPerTail();
    return Detector.scoreOf(Math.max(LEAST_TAIL, Detector.TAIL_AT_HALF + rarer));
  }

  private static Course course(SignalKind kind) {
    return switch (kind) {
      case COUNT, RATIO, LATENCY -> WITH_SMALLEST_EFFECT;
      case GAUGE -> OF_ANY_SIZE;
    };
  }

  /** The threshold for windows rarer by powers of ten than those of another. */
  static double stricter(double threshold, double powersOfTen) {
    return powersOfTen == 0 || threshold == 1
        ? threshold
        : Detector.scoreOf(Math.max(LEAST_TAIL, Detector.tailOf(threshold) + powersOfTen));
  }
}
