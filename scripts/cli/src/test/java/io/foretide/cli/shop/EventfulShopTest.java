package io.foretide.cli.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.Signals;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Looks at the occasions of the eventful shop (seed 13) as an analyst in Berlin would. */
class EventfulShopTest {
  private static final LocalDate EASTER_MONDAY = LocalDate.of(2026, 4, 6);
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 23);
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 4, 19);

  private static RecordedWindows shop;

  @BeforeAll
  static void record() {
    shop = new RecordedWindows(ShopSettings.eventful());
  }

  @Test
  void theHolidayLooksLikeASundayWithLessDemand() {
    double[] holiday = requests(EASTER_MONDAY);
    double[] sunday = requests(EASTER_MONDAY.plusDays(6));
    double[] monday = requests(EASTER_MONDAY.plusDays(7));

    assertThat(distance(holiday, sunday)).isLessThan(0.5 * distance(holiday, monday));
    assertThat(sum(holiday) / sum(sunday)).isBetween(0.6, 0.8);
    assertThat(sum(holiday) / sum(monday)).isBetween(0.45, 0.75);
  }

  @Test
  void afterTheClockChangeTheDayComesAnHourEarlierInUtc() {
    double[] before = workdaysInUtc(LocalDate.of(2026, 3, 23));
    double[] after = workdaysInUtc(LocalDate.of(2026, 3, 30));
    int bestLag =
        IntStream.rangeClosed(0, 120)
            .reduce((a, b) -> mismatch(before, after, a) <= mismatch(before, after, b) ? a : b)
            .orElseThrow();

    assertThat(bestLag).isCloseTo(60, within(6));
  }

  @Test
  void noonIsAnHourEarlierInUtcToTheMinute() {
    DemandCurve demand = new DemandCurve(ShopSettings.eventful());

    assertThat(noonInUtc(demand, LocalDate.of(2026, 3, 24)))
        .isEqualTo(noonInUtc(demand, LocalDate.of(2026, 3, 31)) + 60);
  }

  @Test
  void theBatchJobComesEveryDayAtSixInBerlin() {
    for (LocalDate day = FIRST_DAY.plusDays(1); !day.isAfter(LAST_DAY); day = day.plusDays(1)) {
      long six = shop.millis(day, LocalTime.of(6, 0));
      for (String signal : new String[] {Signals.REQUESTS, Signals.LATENCY_P50}) {
        double running = shop.mean("pricing", signal, six, 25);
        assertThat(running / shop.mean("pricing", signal, minutesAfter(six, -25), 25))
            .as(day + " " + signal)
            .isGreaterThan(5);
        assertThat(running / shop.mean("pricing", signal, minutesAfter(six, 25), 25))
            .as(day + " " + signal)
            .isGreaterThan(4);
      }
    }
  }

  @Test
  void theBatchJobIsOneOperationAndHoldsUpNoOther() {
    double[] job = shop.of("pricing", OccasionPlan.BATCH_OPERATION, Signals.REQUESTS);
    Occasion batch = occasion(OccasionKind.BATCH_JOB);
    long six = shop.millis(LocalDate.of(2026, 3, 12), LocalTime.of(6, 0));

    for (int minute = 0; minute < job.length; minute++) {
      long millis = ShopSettings.eventful().minuteMillis(minute);
      assertThat(job[minute] > 0).isEqualTo(batch.covers(millis));
    }
    for (String caller : new String[] {"catalog", "cart", "gateway"}) {
      assertThat(
              shop.mean(caller, Signals.LATENCY_P50, six, 25)
                  / shop.mean(caller, Signals.LATENCY_P50, minutesAfter(six, -25), 25))
          .isCloseTo(1, within(0.1));
    }
  }

  @Test
  void maintenanceIsOnSundaysFromTheFourthWeekOn() {
    for (LocalDate day = LocalDate.of(2026, 3, 1); day.isBefore(LAST_DAY); day = day.plusWeeks(1)) {
      boolean works = !day.isBefore(LocalDate.of(2026, 3, 22));
      long four = shop.millis(day, LocalTime.of(4, 10));
      long later = shop.millis(day, LocalTime.of(5, 0));
      double errors = shop.mean("notification", Signals.ERRORS, four, 20);
      double latency =
          shop.mean("notification", Signals.LATENCY_P50, four, 20)
              / shop.mean("notification", Signals.LATENCY_P50, later, 60);
      double requests =
          shop.mean("notification", Signals.REQUESTS, four, 20)
              / shop.mean("notification", Signals.REQUESTS, later, 60);

      assertThat(errors > 0.15).as(day + " errors " + errors).isEqualTo(works);
      assertThat(latency > 1.6).as(day + " latency " + latency).isEqualTo(works);
      assertThat(requests < 0.5).as(day + " requests " + requests).isEqualTo(works);
    }
  }

  @Test
  void theReleaseMakesANewNormalForGood() {
    LocalDate day = LocalDate.of(2026, 4, 1);
    for (LocalDate after : new LocalDate[] {day.plusDays(7), LocalDate.of(2026, 4, 15)}) {
      LocalDate before = after.minusDays(after.equals(day.plusDays(7)) ? 14 : 21);

      assertThat(ratio("recommendation", Signals.LATENCY_P50, before, after))
          .isCloseTo(1.35, within(0.1));
      assertThat(
              ratio("recommendation", Signals.REQUESTS, before, after)
                  / ratio("gateway", Signals.REQUESTS, before, after))
          .isCloseTo(1.3, within(0.08));
    }
  }

  /** What a signal was in the hours of one day, in those of another. */
  private static double ratio(String service, String signal, LocalDate before, LocalDate after) {
    return sum(shop.hours(service, signal, after)) / sum(shop.hours(service, signal, before));
  }

  private static Occasion occasion(OccasionKind kind) {
    return new OccasionPlan(ShopSettings.eventful()).of(kind).orElseThrow();
  }

  private static double[] requests(LocalDate day) {
    return shop.hours("gateway", Signals.REQUESTS, day);
  }

  /** How different the shapes of two days are. */
  private static double distance(double[] one, double[] other) {
    return IntStream.range(0, 24)
        .mapToDouble(hour -> Math.abs(one[hour] / sum(one) - other[hour] / sum(other)))
        .sum();
  }

  /** Mean requests to the gateway in the minutes of UTC, from Tuesday to Thursday. */
  private static double[] workdaysInUtc(LocalDate monday) {
    double[] requests = shop.of("gateway", "", Signals.REQUESTS);
    int midnight = shop.minute(monday.toEpochDay() * 86_400_000L);
    return IntStream.range(0, 1_440)
        .mapToDouble(
            minute ->
                IntStream.rangeClosed(1, 3)
                    .mapToDouble(day -> requests[midnight + 1_440 * day + minute])
                    .sum())
        .toArray();
  }

  private static double mismatch(double[] before, double[] after, int lag) {
    return IntStream.range(180, 1_300)
        .mapToDouble(
            minute -> Math.pow(Math.log(before[minute]) - Math.log(after[minute - lag]), 2))
        .sum();
  }

  /** Minute of the day, UTC, at which demand is highest before the evening. */
  private static int noonInUtc(DemandCurve demand, LocalDate day) {
    long midnight = day.toEpochDay() * 86_400_000L;
    return IntStream.range(0, 15 * 60)
        .reduce(
            (a, b) ->
                demand.requestsPerSecond(minutesAfter(midnight, a))
                        >= demand.requestsPerSecond(minutesAfter(midnight, b))
                    ? a
                    : b)
        .orElseThrow();
  }

  private static long minutesAfter(long millis, int minutes) {
    return millis + minutes * ShopSettings.WINDOW_MILLIS;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
