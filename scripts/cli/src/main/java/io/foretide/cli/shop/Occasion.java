package io.foretide.cli.shop;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Ground truth: something that is different, known beforehand, and nothing wrong.
 *
 * @param id its name, unique within the traffic
 * @param kind what it is
 * @param service where it happens; empty for all services
 * @param operation operation in which it happens; empty for the whole service
 * @param startMillis event time at which the first occurrence starts, inclusive; milliseconds since
 *     the epoch
 * @param endMillis event time at which the first occurrence ends, exclusive; milliseconds since the
 *     epoch
 * @param recurrence rule by which it recurs, RFC 5545: {@code FREQ=DAILY} or {@code
 *     FREQ=WEEKLY;BYDAY=SU}; empty for once. Start and end keep their time on the clock of the
 *     zone, and that time exists and is not ambiguous on any day
 * @param zone time zone of the rule, of IANA
 * @param description one sentence for people
 */
public record Occasion(
    String id,
    OccasionKind kind,
    String service,
    String operation,
    long startMillis,
    long endMillis,
    String recurrence,
    String zone,
    String description) {
  static final String DAILY = "FREQ=DAILY";
  static final String SUNDAYS = "FREQ=WEEKLY;BYDAY=SU";

  /** Whether one of its occurrences goes on at an event time. */
  public boolean covers(long millis) {
    if (millis < startMillis || recurrence.isEmpty()) {
      return startMillis <= millis && millis < endMillis;
    }
    ZonedDateTime now = local(millis);
    boolean onDay = recurrence.equals(DAILY) || now.getDayOfWeek() == DayOfWeek.SUNDAY;
    return onDay
        && !now.toLocalTime().isBefore(local(startMillis).toLocalTime())
        && now.toLocalTime().isBefore(local(endMillis).toLocalTime());
  }

  /** Start of its occurrence a number of weeks after the first one, milliseconds. */
  long afterWeeks(int weeks) {
    return local(startMillis).plusWeeks(weeks).toInstant().toEpochMilli();
  }

  /** A moment on the clock of the zone. */
  ZonedDateTime local(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZoneId.of(zone));
  }
}
