package io.foretide.model.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.forecast.DemandGuidance;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The last day and week, looked back at. */
class SeenSeasonTest {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static SeenSeason in(String zone) {
    return new SeenSeason(new LeadSettings(MINUTE, ZoneId.of(zone), 15, 1, 0.01));
  }

  /** Every minute its hour on the clock of the zone. */
  private static void learnHours(SeenSeason season, Instant from, Instant to, ZoneId zone) {
    for (Instant at = from; at.isBefore(to); at = at.plusMillis(MINUTE)) {
      season.learn(at.toEpochMilli(), 0, at.atZone(zone).getHour());
    }
  }

  @Test
  void findsYesterdayAndLastWeek() {
    SeenSeason season = in("UTC");
    for (int minute = 0; minute < 8 * 1_440; minute++) {
      season.learn(minute * MINUTE, 0, minute);
    }
    long last = (8 * 1_440 - 1) * MINUTE;
    SeasonPlace place = season.place(last, DemandGuidance.NONE);
    double yesterday = 7.0 * 1_440 - 1;
    assertThat(season.around(place.dayBefore(), 2 * MINUTE))
        .isCloseTo(yesterday, within(0.005 * yesterday));
    assertThat(season.around(place.weekBefore(), 2 * MINUTE))
        .isCloseTo(1_439, within(0.005 * yesterday));
    assertThat(season.level(place.dayBefore()))
        .isCloseTo(yesterday - 4.5, within(0.005 * yesterday));
    assertThat(season.highest(place.dayBefore(), 15 * MINUTE))
        .isCloseTo(yesterday + 17, within(0.005 * yesterday));
  }

  @Test
  void knowsNothingBeforeItBegan() {
    SeenSeason season = in("UTC");
    season.learn(0, 0, 5);
    SeasonPlace place = season.place(HOUR, DemandGuidance.NONE);
    assertThat(season.around(place.dayBefore(), 2 * MINUTE)).isNaN();
    assertThat(season.highest(place.dayBefore(), 15 * MINUTE)).isNaN();
    assertThat(season.usual(place.local())).isNaN();
  }

  /** On 29 March 2026 Berlin's clock went from 2 to 3. */
  @Test
  void aTimeOfDayStaysTheSameThroughDaylightSaving() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    SeenSeason season = in("Europe/Berlin");
    Instant end = Instant.parse("2026-03-29T10:00:00Z");
    learnHours(season, Instant.parse("2026-03-20T00:00:00Z"), end, berlin);
    int hour = end.atZone(berlin).getHour();
    long now = end.toEpochMilli() + 30 * MINUTE;
    SeasonPlace place = season.place(now, DemandGuidance.NONE);
    assertThat(season.around(place.dayBefore(), 2 * MINUTE)).isEqualTo(hour);
    assertThat(season.around(place.weekBefore(), 2 * MINUTE)).isEqualTo(hour);
    assertThat(season.usual(place.local())).isCloseTo(hour, within(0.01));
  }
}
