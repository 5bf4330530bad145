package io.foretide.cli.alerts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What of a record is shown on a terminal: its texts may come from anywhere. */
final class PlainText {
  private static final int SHORT = 8;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private PlainText() {}

  /** A text on one line, without what would steer the terminal. */
  static String of(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u0080-\\u009f\\u2028\\u2029]+", " ");
  }

  /** The beginning of an id, which {@code --explain} takes. */
  static String shortId(String id) {
    return of(id.length() <= SHORT ? id : id.substring(0, SHORT));
  }

  /** A time, UTC: {@code 2026-03-02 14:03}. */
  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  /** A share in whole per cent: {@code 80 %}. */
  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  /** {@code 1 alert}, {@code 2 alerts}. */
  static String alerts(int count) {
    return String.format(Locale.ROOT, "%,d alert%s", count, count == 1 ? "" : "s");
  }
}
