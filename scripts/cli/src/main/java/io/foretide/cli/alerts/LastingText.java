package io.foretide.cli.alerts;

import java.time.Duration;

/** A length of time as people read it, in its two largest units: {@code 12 min}. */
final class LastingText {
  private LastingText() {}

  /**
   * Writes it.
   *
   * @param millis milliseconds; below a second, and negative, is none
   */
  static String of(long millis) {
    Duration length = Duration.ofMillis(Math.max(0, millis));
    if (length.toMinutes() == 0) {
      return length.toSeconds() + " s";
    }
    if (length.toHours() == 0) {
      return length.toMinutes() + " min";
    }
    return length.toDays() == 0
        ? length.toHours() + " h" + rest(length.toMinutesPart(), " min")
        : length.toDays() + " d" + rest(length.toHoursPart(), " h");
  }

  private static String rest(int count, String unit) {
    return count == 0 ? "" : " " + count + unit;
  }
}
