package io.foretide.model.control;

import java.util.List;

/** Calendars and the time. */
final class Calendars {
  private Calendars() {}

  /** Those that overlap {@code [fromMillis, untilMillis)}. */
  static List<Control> inForce(List<Control> calendars, long fromMillis, long untilMillis) {
    for (Control control : calendars) {
      if (isInForce(control, fromMillis, untilMillis)) {
        return calendars.stream().filter(each -> isInForce(each, fromMillis, untilMillis)).toList();
      }
    }
    return List.of();
  }

  private static boolean isInForce(Control control, long fromMillis, long untilMillis) {
    return ((Calendar) control.instruction()).occurrences().overlap(fromMillis, untilMillis);
  }
}
