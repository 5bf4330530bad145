package io.foretide.scaling;

import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.OptionReader;
import io.foretide.model.scaling.DailyBounds;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bounds by time of day as people write them: {@code 08:00-20:00=4-50}. */
final class DailyBoundsText {
  private static final Pattern FORM = Pattern.compile("(\\S+)-(\\S+)=(\\d{1,6})-(\\d{1,6})");
  private static final String ALLOWED =
      "times of day with fewest and most replicas, as '08:00-20:00=4-50;20:00-08:00=2-20'";

  private DailyBoundsText() {}

  static List<DailyBounds> parse(OptionReader options) {
    return options.get(ScalingForecastOptions.DAILY_BOUNDS, texts -> true, ALLOWED).stream()
        .map(DailyBoundsText::parse)
        .toList();
  }

  private static DailyBounds parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    try {
      if (parts.matches()) {
        return new DailyBounds(
            LocalTime.parse(parts.group(1)),
            LocalTime.parse(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            Integer.parseInt(parts.group(4)));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      // Refused below, like every other text.
    }
    throw new InvalidOptionException(ScalingForecastOptions.DAILY_BOUNDS.key(), text, ALLOWED);
  }
}
