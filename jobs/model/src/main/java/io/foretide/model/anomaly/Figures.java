package io.foretide.model.anomaly;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them: few digits, thousands grouped. */
final class Figures {
  private static final double SMALLEST_PLAIN = 1e-4;
  private static final double LARGEST_PLAIN = 1e12;

  private Figures() {}

  /** Rounded to significant digits, no trailing zeros: {@code 3.2}, {@code 118}, {@code 1,230}. */
  static String significant(double value, int digits) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
    double size = Math.abs(value);
    return size < SMALLEST_PLAIN || size >= LARGEST_PLAIN
        ? String.format(Locale.ROOT, "%." + (digits - 1) + "e", value)
        : plain(rounded);
  }

  /** Rounded to decimal places, no trailing zeros. */
  static String decimals(double value, int places) {
    return Double.isFinite(value)
        ? plain(new BigDecimal(value).setScale(places, RoundingMode.HALF_UP))
        : Double.toString(value);
  }

  /** Rounded to a whole number. */
  static String whole(double value) {
    return decimals(value, 0);
  }

  private static String plain(BigDecimal number) {
    int places = Math.max(0, number.stripTrailingZeros().scale());
    return String.format(Locale.ROOT, "%,." + places + "f", number);
  }
}
