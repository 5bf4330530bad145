package io.foretide.model.statistics;

import io.foretide.model.series.SignalKind;

/**
 * Carries the values of a signal to a domain in which their noise is of about the same size at
 * every level, and back.
 *
 * <p>Counts are over-dispersed Poisson (negative binomial), which the inverse hyperbolic sine of
 * their root stabilizes (Anscombe, 1948): a square root for the few, a logarithm for the many,
 * because traffic grows and swings in proportion. Latencies are modelled on the log scale; shares
 * by the arcsine of their root, whose binomial deviation depends on the number of requests alone;
 * gauges as they are.
 */
public final class VarianceStabilizer {
  /**
   * Relative deviation of a latency percentile drawn from n requests, times the root of n; the log
   * deviation of a request is about 1.
   */
  private static final double LATENCY_SAMPLING = 2.0;

  private static final double LARGEST_LOG = 230;

  /** Count up to which Poisson noise rules; beyond it counts vary in proportion. */
  private static final double DISPERSION = 10;

  private static final double SMALLEST_PART = 0.035;

  private VarianceStabilizer() {}

  private static double asinh(double x) {
    return Math.log(x + Math.sqrt(x * x + 1));
  }

  /** The value in the model's domain. */
  public static double toModel(SignalKind kind, double value) {
    return switch (kind) {
      case COUNT -> 2 * asinh(Math.sqrt(Math.max(0, value) / DISPERSION));
      case LATENCY -> Math.log(Math.max(value, 1e-6));
      case RATIO -> Math.asin(Math.sqrt(Math.min(1, Math.max(0, value))));
      case GAUGE -> value;
    };
  }

  /** The value that {@link #toModel} carried to {@code x}, clamped to the range of the signal. */
  public static double fromModel(SignalKind kind, double x) {
    return switch (kind) {
      case COUNT -> {
        double root = Math.sinh(Math.min(Math.max(0, x), LARGEST_LOG) / 2);
        yield DISPERSION * root * root;
      }
      case LATENCY -> Math.exp(Math.min(x, LARGEST_LOG));
      case RATIO -> {
        double root = Math.sin(Math.min(Math.PI / 2, Math.max(0, x)));
        yield root * root;
      }
      case GAUGE -> x;
    };
  }

  /**
   * The part of the noise that counting alone explains, as a standard deviation in the model's
   * domain: no series is ever believed to be steadier than this.
   *
   * @param expected expectation in the model's domain
   * @param weight number of requests behind the value, 0 when unknown
   */
  public static double samplingDeviation(SignalKind kind, double expected, double weight) {
    return switch (kind) {
      case COUNT -> 1 / Math.sqrt(fromModel(kind, expected) + DISPERSION);
      case RATIO -> weight > 0 ? 0.5 / Math.sqrt(weight) : 0;
      case LATENCY -> weight > 0 ? LATENCY_SAMPLING / Math.sqrt(weight) : 0;
      case GAUGE -> 0;
    };
  }

  /**
   * The smallest deviation worth noticing, in the model's domain: smaller ones are no incident,
   * however steady the series.
   *
   * @param level usual size of the values, in the unit of the signal
   * @param range usual size of the season, in the model's domain
   */
  public static double smallestDeviation(SignalKind kind, double level, double range) {
    double ofLevel =
        switch (kind) {
          case COUNT, LATENCY -> SMALLEST_PART;
          case RATIO -> 0.005;
          case GAUGE -> SMALLEST_PART * level;
        };
    return Math.hypot(ofLevel, SMALLEST_PART * range);
  }
}
