package io.foretide.cli;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of a whole: {@code 0.01}, or {@code 1%}. */
public final class ShareText implements ITypeConverter<Double> {
  private static final Pattern PERCENT = Pattern.compile("(.*\\S)\\s*%\\s*");

  @Override
  public Double convert(String text) {
    Matcher percent = PERCENT.matcher(text);
    try {
      return percent.matches()
          ? new BigDecimal(percent.group(1).strip()).movePointLeft(2).doubleValue()
          : new BigDecimal(text.strip()).doubleValue();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new TypeConversionException(
          "'" + text + "' is no share, expected a number such as '0.01' or '1%'");
    }
  }

  /** A share as people read it, in full: {@code 0.07 %}. */
  public static String percent(double share) {
    return Double.isFinite(share)
        ? BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %"
        : Double.toString(share);
  }
}
