package io.foretide.model.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccurrencesTest {
  private static final String BERLIN = "Europe/Berlin";

  @Test
  void onceIsOnce() {
    Occurrences once = occurrences("2026-03-01T02:00", "2026-03-01T04:00", "", "UTC");

    assertThat(once.at(millis("2026-03-01T01:59:59.999", "UTC"))).isFalse();
    assertThat(once.at(millis("2026-03-01T02:00", "UTC"))).isTrue();
    assertThat(once.at(millis("2026-03-01T03:59:59.999", "UTC"))).isTrue();
    assertThat(once.at(millis("2026-03-01T04:00", "UTC"))).isFalse();
    assertThat(once.at(millis("2026-03-02T02:00", "UTC"))).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    // before the first
    "2026-02-22T02:30, false",
    "2026-03-01T02:30, true",
    "2026-03-02T02:30, false",
    "2026-03-08T02:00, true",
    "2026-03-08T03:00, false",
    // summer time begins on the 29th at two: what would begin then begins an hour later
    "2026-03-29T01:59, false",
    "2026-03-29T03:30, true",
    // and it is two on the clock again
    "2026-04-05T02:30, true",
    "2026-04-05T03:30, false",
    // ten years on
    "2036-03-02T02:30, true"
  })
  void aWeeklyNightIsAtTwoOnTheClockInSummerAndWinter(String local, boolean expected) {
    Occurrences nights =
        occurrences("2026-03-01T02:00", "2026-03-01T03:00", "FREQ=WEEKLY;BYDAY=SU", BERLIN);

    assertThat(nights.at(millis(local, BERLIN))).isEqualTo(expected);
  }

  @Test
  void crossesMidnight() {
    Occurrences nights = occurrences("2026-03-02T22:00", "2026-03-03T06:00", "FREQ=DAILY", BERLIN);

    assertThat(nights.at(millis("2026-03-10T23:30", BERLIN))).isTrue();
    assertThat(nights.at(millis("2026-03-11T05:59", BERLIN))).isTrue();
    assertThat(nights.at(millis("2026-03-11T06:00", BERLIN))).isFalse();
    assertThat(nights.at(millis("2026-03-29T05:59", BERLIN))).isTrue();
  }

  @ParameterizedTest(name = "until {0}")
  @CsvSource({"20260315", "20260315T020000", "20260315T010000Z"})
  void endsWithTheLastOccurrenceOfTheRule(String until) {
    Occurrences nights =
        occurrences("2026-03-01T02:00", "2026-03-01T03:00", "FREQ=WEEKLY;UNTIL=" + until, BERLIN);

    assertThat(nights.at(millis("2026-03-15T02:30", BERLIN))).isTrue();
    assertThat(nights.at(millis("2026-03-22T02:30", BERLIN))).isFalse();
  }

  @Test
  void fourthFridayOfNovember() {
    Occurrences friday =
        occurrences(
            "2025-11-28T00:00",
            "2025-11-29T00:00",
            "FREQ=YEARLY;BYMONTH=11;BYDAY=4FR",
            "America/New_York");

    assertThat(friday.at(millis("2026-11-27T12:00", "America/New_York"))).isTrue();
    assertThat(friday.at(millis("2026-11-28T12:00", "America/New_York"))).isFalse();
  }

  @Test
  void anyOfThoseThatOverlapOneAnotherCounts() {
    Occurrences long3Days =
        occurrences("2026-03-02T00:00", "2026-03-05T00:00", "FREQ=DAILY;COUNT=2", "UTC");

    assertThat(long3Days.at(millis("2026-03-05T12:00", "UTC"))).isTrue();
    assertThat(long3Days.at(millis("2026-03-06T00:00", "UTC"))).isFalse();
  }

  @Test
  void answersTheSameInAnyOrder() {
    long first = millis("2026-01-05T22:30", BERLIN);
    Random random = new Random(7);
    Occurrences remembers = weekdays();

    for (int i = 0; i < 2_000; i++) {
      long at = first + random.nextLong(0, 400L * 86_400_000);
      assertThat(remembers.at(at)).as("%d", at).isEqualTo(weekdays().at(at));
    }
  }

  private static Occurrences weekdays() {
    return occurrences(
        "2026-01-05T22:30", "2026-01-06T03:15", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", BERLIN);
  }

  @Test
  void overlapsAWindowInPart() {
    Occurrences once = occurrences("2026-03-01T02:30", "2026-03-01T03:30", "", "UTC");

    assertThat(overlaps(once, "2026-03-01T02:00", "2026-03-01T03:00")).isTrue();
    assertThat(overlaps(once, "2026-03-01T03:00", "2026-03-01T04:00")).isTrue();
    assertThat(overlaps(once, "2026-03-01T04:00", "2026-03-01T05:00")).isFalse();
    assertThat(overlaps(once, "2026-03-01T01:00", "2026-03-01T02:00")).isFalse();
  }

  @Test
  void overlapsAWindowThatIsLongerThanItself() {
    Occurrences daily = occurrences("2026-03-01T02:03", "2026-03-01T02:13", "FREQ=DAILY", "UTC");

    for (int day = 1; day < 5; day++) {
      String date = "2026-03-0" + day;
      assertThat(overlaps(daily, date + "T01:45", date + "T02:00")).isFalse();
      assertThat(overlaps(daily, date + "T02:00", date + "T02:15")).isTrue();
      assertThat(overlaps(daily, date + "T02:15", date + "T02:30")).isFalse();
    }
  }

  private static boolean overlaps(Occurrences occurrences, String from, String until) {
    return occurrences.overlap(millis(from, "UTC"), millis(until, "UTC"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=SOMETIMES|recurrence is FREQ=SOMETIMES, allowed: a rule of RFC 5545",
        "FREQ=MINUTELY|recurrence is FREQ=MINUTELY, allowed: hourly or rarer",
        "FREQ=WEEKLY;BYDAY=MO|allowed: a rule that names the start, 2026-03-01T02:00",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30|allowed: a rule that names the start, 2026-03-01T02:00"
      })
  void refusesRulesThatDoNotNameTheStart(String rule, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> occurrences("2026-03-01T02:00", "2026-03-01T03:00", rule, "UTC"))
        .withMessageContaining(complaint);
  }

  @Test
  void refusesZonesThatAreNoneAndEndsBeforeTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Occurrences.of(0, 1, "", "Mars/Olympus"))
        .withMessage("zone is Mars/Olympus, allowed: a zone of IANA, such as Europe/Berlin");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Occurrences.of(5, 5, "", "UTC"))
        .withMessage("endMillis is 5, allowed: after the start, 5");
  }

  private static Occurrences occurrences(String start, String end, String rule, String zone) {
    return Occurrences.of(millis(start, zone), millis(end, zone), rule, zone);
  }

  private static long millis(String local, String zone) {
    return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant().toEpochMilli();
  }
}
