package io.foretide.cli.evaluate;

import io.foretide.cli.shop.Occasion;
import io.foretide.model.control.Calendar;
import io.foretide.model.control.Control;
import io.foretide.model.control.Occurrences;
import io.foretide.model.control.Scope;
import java.time.Duration;
import java.util.stream.Stream;

/** What people tell the jobs of an occasion that they know beforehand. */
final class OccasionControls {
  private static final int SUNDAY = 7;
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private OccasionControls() {}

  /** The calendar of an occasion; none where the jobs are to find out by themselves. */
  static Stream<Control> of(Occasion occasion) {
    return switch (occasion.kind()) {
      case HOLIDAY -> calendar(occasion, true, false, SUNDAY, 0);
      case DST_CHANGE -> calendar(occasion, false, false, Calendar.ANY_WEEKDAY, -HOUR);
      case MAINTENANCE -> calendar(occasion, true, true, Calendar.ANY_WEEKDAY, 0);
      case DEPLOYMENT, BATCH_JOB -> Stream.empty();
    };
  }

  private static Stream<Control> calendar(
      Occasion occasion, boolean quiet, boolean suspended, int weekday, long shiftMillis) {
    Occurrences occurrences =
        Occurrences.of(
            occasion.startMillis(), occasion.endMillis(), occasion.recurrence(), occasion.zone());
    String service = occasion.service().isEmpty() ? "*" : occasion.service();
    Calendar calendar = new Calendar(occurrences, quiet, suspended, 1, weekday, shiftMillis);
    return Stream.of(
        new Control(occasion.id(), 1, "", new Scope("*", service, "*", "*"), calendar));
  }
}
