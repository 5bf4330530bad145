package io.foretide.model.control;

import io.foretide.model.forecast.DemandGuidance;
import io.foretide.model.forecast.DemandGuide;
import java.util.List;

/** The calendars of one series that say something of its demand. For one thread. */
final class DemandCalendars implements DemandGuide {
  private final List<Control> heeded;
  private final List<Control> shaping;
  private final boolean counted;

  /**
   * These calendars, the broadest first.
   *
   * @param heeded all that have a say
   * @param shaping those of them that {@link #shapes shape} what is forecast
   * @param counted whether the series is one of counts, which factors multiply
   */
  DemandCalendars(List<Control> heeded, List<Control> shaping, boolean counted) {
    this.heeded = heeded;
    this.shaping = shaping;
    this.counted = counted;
  }

  /** Whether nothing is learnt while a calendar is in force. */
  static boolean suspends(Control control) {
    return calendar(control).suspendLearning();
  }

  /** Whether a calendar changes what is forecast. */
  static boolean shapes(Control control, boolean counted) {
    Calendar calendar = calendar(control);
    return (counted && calendar.demandFactor() != 1)
        || calendar.weekday() != Calendar.ANY_WEEKDAY
        || calendar.seasonShiftMillis() != 0;
  }

  private static Calendar calendar(Control control) {
    return (Calendar) control.instruction();
  }

  @Override
  public DemandGuidance learnt(long startMillis, long endMillis) {
    return combined(Calendars.inForce(heeded, startMillis, endMillis));
  }

  @Override
  public DemandGuidance ahead(long startMillis, long endMillis) {
    return combined(Calendars.inForce(shaping, startMillis, endMillis));
  }

  /** Factors multiply; the narrower names the day, and by how much the season is shifted. */
  private DemandGuidance combined(List<Control> now) {
    if (now.isEmpty()) {
      return DemandGuidance.NONE;
    }
    boolean suspended = false;
    double factor = 1;
    int weekday = Calendar.ANY_WEEKDAY;
    long shift = 0;
    for (Control control : now) {
      Calendar calendar = calendar(control);
      suspended |= calendar.suspendLearning();
      factor *= counted ? calendar.demandFactor() : 1;
      weekday = calendar.weekday() == Calendar.ANY_WEEKDAY ? weekday : calendar.weekday();
      shift = calendar.seasonShiftMillis() == 0 ? shift : calendar.seasonShiftMillis();
    }
    return new DemandGuidance(
        suspended, factor, weekday, shift, now.stream().map(Control::mark).toList());
  }
}
