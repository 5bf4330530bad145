package io.foretide.cli.shop;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The occasions of the eventful shop; the everyday one has none. All times are those of its zone.
 *
 * <p>Maintenance begins in the fourth week: by then every hour of the week is known, so that its
 * first times are unusual unless a calendar says so; had it been there from the first week on, the
 * week's season would have learnt it and no calendar been needed. It begins at four, for the hour
 * from two does not exist on the day on which clocks change.
 */
final class OccasionPlan {
  static final String BATCH_OPERATION = "POST /recalculate";
  private static final LocalDate EASTER_MONDAY = LocalDate.of(2026, 4, 6);
  private static final LocalTime MAINTENANCE_FROM = LocalTime.of(4, 0);
  private static final LocalTime BATCH_FROM = LocalTime.of(6, 0);
  private static final LocalTime RELEASE_AT = LocalTime.of(14, 0);
  private static final int MAINTENANCE_AFTER_WEEKS = 3;
  private static final int RELEASE_AFTER_DAYS = 37;

  private final ShopSettings settings;
  private final ZoneId zone;
  private final LocalDate firstDay;
  private final List<Occasion> occasions = new ArrayList<>();

  OccasionPlan(ShopSettings settings) {
    this.settings = settings;
    zone = settings.story().zone();
    firstDay = Instant.ofEpochMilli(settings.startMillis()).atZone(zone).toLocalDate();
    if (settings.story() == ShopStory.EVENTFUL) {
      batchJob();
      maintenance();
      clockChange();
      deployment();
      holiday();
    }
  }

  /** Those that begin within the traffic, by their start. */
  List<Occasion> occasions() {
    return occasions;
  }

  Optional<Occasion> of(OccasionKind kind) {
    return occasions.stream().filter(occasion -> occasion.kind() == kind).findFirst();
  }

  /** Whether an incident from one minute to another would meet an occasion. */
  boolean isFree(long fromMillis, long toMillis) {
    long step = 5 * ShopSettings.WINDOW_MILLIS;
    for (long millis = fromMillis; millis < toMillis; millis += step) {
      for (Occasion occasion : occasions) {
        if (occasion.covers(millis) && !isOld(occasion, millis)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Changed clocks are news for a day. */
  private static boolean isOld(Occasion occasion, long millis) {
    return occasion.kind() == OccasionKind.DST_CHANGE
        && millis >= occasion.startMillis() + 24 * 3_600_000L;
  }

  private void batchJob() {
    LocalDate day = millis(firstDay, BATCH_FROM) < settings.startMillis() ? tomorrow() : firstDay;
    add(
        OccasionKind.BATCH_JOB,
        "pricing",
        BATCH_OPERATION,
        millis(day, BATCH_FROM),
        millis(day, BATCH_FROM.plusMinutes(25)),
        Occasion.DAILY,
        "every morning from 06:00 to 06:25 pricing calculates all prices anew");
  }

  private void maintenance() {
    LocalDate day = firstDay.plusWeeks(MAINTENANCE_AFTER_WEEKS);
    while (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
      day = day.plusDays(1);
    }
    add(
        OccasionKind.MAINTENANCE,
        "notification",
        "",
        millis(day, MAINTENANCE_FROM),
        millis(day, MAINTENANCE_FROM.plusHours(1)),
        Occasion.SUNDAYS,
        "on Sundays from 04:00 to 05:00 notification is restarted");
  }

  private void clockChange() {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change =
        rules.nextTransition(Instant.ofEpochMilli(settings.startMillis()));
    add(
        OccasionKind.DST_CHANGE,
        "",
        "",
        change.getInstant().toEpochMilli(),
        rules.nextTransition(change.getInstant()).getInstant().toEpochMilli(),
        "",
        "clocks are turned by " + change.getDuration().toMinutes() + " minutes");
  }

  private void deployment() {
    long start = millis(firstDay.plusDays(RELEASE_AFTER_DAYS), RELEASE_AT);
    add(
        OccasionKind.DEPLOYMENT,
        "recommendation",
        "",
        start,
        start + 120 * ShopSettings.WINDOW_MILLIS,
        "",
        "a release of recommendation, from which on it is slower and called more often");
  }

  private void holiday() {
    add(
        OccasionKind.HOLIDAY,
        "",
        "",
        millis(EASTER_MONDAY, LocalTime.MIDNIGHT),
        millis(EASTER_MONDAY.plusDays(1), LocalTime.MIDNIGHT),
        "",
        "Easter Monday");
  }

  private void add(
      OccasionKind kind,
      String service,
      String operation,
      long startMillis,
      long endMillis,
      String recurrence,
      String description) {
    if (startMillis < settings.startMillis() || startMillis >= settings.endMillis()) {
      return;
    }
    String id = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    occasions.add(
        new Occasion(
            service.isEmpty() ? id : id + "-" + service,
            kind,
            service,
            operation,
            startMillis,
            endMillis,
            recurrence,
            zone.getId(),
            description));
  }

  private LocalDate tomorrow() {
    return firstDay.plusDays(1);
  }

  private long millis(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant().toEpochMilli();
  }
}
