package io.foretide.cli;

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
          ? Double.parseDouble(percent.group(1)) / 100
          : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "'" + text + "' is no share, expected a number such as '0.01' or '1%'");
    }
  }
}
