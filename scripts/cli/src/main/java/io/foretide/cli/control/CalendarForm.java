package io.foretide.cli.control;

import static io.foretide.cli.control.ValueForm.FLAG;
import static io.foretide.cli.control.ValueForm.NUMERIC;
import static io.foretide.cli.control.ValueForm.SHIFT;
import static io.foretide.cli.control.ValueForm.TEXT;
import static io.foretide.cli.control.ValueForm.ZONE;

import io.foretide.model.control.Calendar;
import io.foretide.model.control.Occurrences;
import java.time.DayOfWeek;
import java.time.ZoneId;

/** The keys of a calendar: when, and one action at least. */
final class CalendarForm {
  private static final String USUAL_ZONE = "UTC";
  private static final String ONCE = "";
  private static final ValueForm<Integer> WEEKDAY =
      ValueForm.oneOf(DayOfWeek.class).as(DayOfWeek::getValue, DayOfWeek::of);

  private CalendarForm() {}

  /** Reads or writes one. */
  static Calendar calendar(Sheet<Calendar> sheet) {
    return new Calendar(
        occurrences(sheet.as(Calendar::occurrences)),
        sheet.value("suppress-alerts", "suppressAlerts", FLAG, Calendar::suppressAlerts, false),
        sheet.value("do-not-learn", "suspendLearning", FLAG, Calendar::suspendLearning, false),
        sheet.value("multiply-demand", "demandFactor", NUMERIC, Calendar::demandFactor, 1.0),
        sheet.value("treat-as", "weekday", WEEKDAY, Calendar::weekday, Calendar.ANY_WEEKDAY),
        sheet.value("shift-season", "seasonShiftMillis", SHIFT, Calendar::seasonShiftMillis, 0L));
  }

  private static Occurrences occurrences(Sheet<Occurrences> sheet) {
    String zone = sheet.value("zone", "zone", ZONE, Occurrences::zone, USUAL_ZONE);
    ValueForm<Long> time = TimeForm.onTheClockOf(ZoneId.of(zone));
    return Occurrences.of(
        sheet.required("start", "startMillis", time, Occurrences::startMillis),
        sheet.required("end", "endMillis", time, Occurrences::endMillis),
        sheet.value("repeat", "recurrence", TEXT, Occurrences::recurrence, ONCE),
        zone);
  }
}
