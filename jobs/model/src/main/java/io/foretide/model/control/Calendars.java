package io.foretide.model.control;

import java.util.List;

/** Calendars and the time. */
final class Calendars {
  private Calendars() {}

  /** Those that overlap {@code [fromMillis, untilMillis)}. */
  static List<Control> inForce(List<Control> calendars, long fromMillis, long untilMillis) {
    return calendars.stream()
        .filter(
            control ->
                ((Calendar) control.instruction()).occurrences().overlap(fromMillis, untilMillis))
        .toList();
  }
}
