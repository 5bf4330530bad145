package io.foretide.model.control;

import io.foretide.model.detection.Detector;
import java.time.Duration;

/**
 * How rare a window must be for the number of false alarms that is put up with. A score stands for
 * a tail, about −log₁₀ of how rare the window is on its own series; so a tenth of the alarms takes
 * one more power of ten.
 */
final class Sensitivity {
  /** False alarms of a series in a month at the default alert, in windows of a minute: measured. */
  private static final double ALARMS_AT_HALF = 0.1;

  private static final double MEASURED_AT = Duration.ofMinutes(1).toMillis();
  private static final double LEAST_TAIL = 0.5;

  private Sensitivity() {}

  /**
   * The score from which a window is unusual.
   *
   * @param alarmsPerMonth false alarms of each series in a month that are put up with
   * @param windowMillis width of a window: the wider, the fewer there are to be wrong about
   */
  static double threshold(double alarmsPerMonth, long windowMillis) {
    double alarmsAtHalf = ALARMS_AT_HALF * MEASURED_AT / windowMillis;
    double rarer = Math.log10(alarmsAtHalf / alarmsPerMonth);
    return Detector.scoreOf(Math.max(LEAST_TAIL, Detector.TAIL_AT_HALF + rarer));
  }

  /** The threshold for windows rarer by powers of ten than those of another. */
  static double stricter(double threshold, double powersOfTen) {
    return powersOfTen == 0 || threshold == 1
        ? threshold
        : Detector.scoreOf(Math.max(LEAST_TAIL, Detector.tailOf(threshold) + powersOfTen));
  }
}
