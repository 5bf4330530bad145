package io.foretide.model.anomaly;

import io.foretide.model.series.SignalKind;

/**
 * The unit in which values of a signal are shown to people.
 *
 * @param factor display units in one unit of the signal
 * @param symbol what follows the number, with the space before it if there is one
 */
public record DisplayUnit(double factor, String symbol) {
  private static final DisplayUnit PERCENT = new DisplayUnit(100, " %");
  private static final DisplayUnit MILLISECONDS = new DisplayUnit(1, " ms");
  private static final DisplayUnit SECONDS = new DisplayUnit(0.001, " s");
  private static final DisplayUnit PLAIN = new DisplayUnit(1, "");
  private static final double LONG_MILLIS = 10_000;
  private static final double FAST_PER_SECOND = 10;

  /**
   * The unit that suits values of this size: percent; milliseconds, seconds above 10 s; counts per
   * second from 10 a second, else per minute; gauges as they are.
   */
  public static DisplayUnit of(SignalKind kind, double largest, long windowMillis) {
    return switch (kind) {
      case RATIO -> PERCENT;
      case LATENCY -> largest > LONG_MILLIS ? SECONDS : MILLISECONDS;
      case COUNT ->
          largest * 1000 / windowMillis >= FAST_PER_SECOND
              ? new DisplayUnit(1000.0 / windowMillis, "/s")
              : new DisplayUnit(60_000.0 / windowMillis, "/min");
      case GAUGE -> PLAIN;
    };
  }

  /** A value of the signal in this unit: {@code 9.1 %}. */
  public String of(double value) {
    return number(value) + symbol;
  }

  String range(double lower, double upper) {
    return number(lower) + "–" + number(upper) + symbol;
  }

  /** One decimal of a percentage, two below 0.1 %; three significant digits of anything else. */
  private String number(double value) {
    double shown = value * factor;
    if (equals(PERCENT)) {
      return Figures.decimals(shown, Math.abs(shown) < 0.095 ? 2 : 1);
    }
    return Figures.significant(shown, 3);
  }
}
