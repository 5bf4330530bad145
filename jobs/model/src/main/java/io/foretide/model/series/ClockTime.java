package io.foretide.model.series;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Event times as people write them: {@code 14:03}, with the date when it is another day; UTC. */
public final class ClockTime {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private ClockTime() {}

  /**
   * Writes a time.
   *
   * @param millis the time, milliseconds since the epoch
   * @param todayMillis any time of the day that needs no date, milliseconds since the epoch
   */
  public static String of(long millis, long todayMillis) {
    ZonedDateTime time = utc(millis);
    boolean today = time.toLocalDate().equals(utc(todayMillis).toLocalDate());
    return time.format(today ? TIME : DATE);
  }

  private static ZonedDateTime utc(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
  }
}
