package io.foretide.model.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.forecast.DemandGuide;
import io.foretide.model.forecast.Told;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Minutes from the epoch's midnight on, a Thursday; a lead of 15, decisions for five. */
class GuidedLeadTest {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int DAY = 1_440;
  private static final int LEAD = 15;
  private static final LeadSettings SETTINGS =
      new LeadSettings(MINUTE, ZoneId.of("UTC"), LEAD, 5, 0.01);

  private final LeadForecaster forecaster = new LeadForecaster(SETTINGS);
  private final LeadForecaster untold = new LeadForecaster(SETTINGS);
  private LeadForecast usual;

  /** From minute 100 of the third day to 120: decided for windows from 15 to 19 ahead. */
  @Test
  void aFactorMultipliesWhatIsDecidedForTheWindowsThatItCovers() {
    Told twice = Told.factor(2, (2 * DAY + 100) * MINUTE, (2 * DAY + 120) * MINUTE);
    pass(0, 2 * DAY + 81, GuidedLeadTest::day, twice);
    for (int minute = 2 * DAY + 81; minute < 2 * DAY + 100; minute++) {
      LeadForecast told = pass(minute, minute + 1, GuidedLeadTest::day, twice);
      assertThat(told.median()).isEqualTo(2 * usual.median());
      assertThat(told.capacity()).isEqualTo(2 * usual.capacity());
      assertThat(told.factor()).isEqualTo(2);
      assertThat(told.controls()).containsExactly("sale@1");
    }
  }

  @Test
  void changesNothingBefore() {
    Told twice = Told.factor(2, (2 * DAY + 100) * MINUTE, (2 * DAY + 120) * MINUTE);
    assertThat(pass(0, 2 * DAY + 81, GuidedLeadTest::day, twice)).isEqualTo(usual);
    assertThat(forecaster.encode()).isEqualTo(untold.encode());
    assertThat(usual.controls()).isEmpty();
  }

  /** As if the factor had never been, but for the season, which has a gap of twenty minutes. */
  @Test
  void whatCameMultipliedIsNoMiss() {
    int from = 2 * DAY + 100;
    Told twice = Told.factor(2, from * MINUTE, (from + 20) * MINUTE);
    pass(0, from, minute -> 40, twice);
    for (int minute = from; minute < from + 60; minute++) {
      double demand = minute < from + 20 ? 80 : 40;
      LeadForecast told = forecaster.learn(minute * MINUTE, demand, Double.NaN, twice);
      LeadForecast same = untold.learn(minute * MINUTE, 40, Double.NaN);
      assertThat(told.median() / told.factor()).isCloseTo(same.median(), within(0.01));
      assertThat(told.skill()).isEqualTo(same.skill());
    }
  }

  @Test
  void whatIsSuspendedIsAGap() {
    int from = 2 * DAY;
    Told suspended = Told.suspended(from * MINUTE, (from + 60) * MINUTE);
    pass(0, from, GuidedLeadTest::day, DemandGuide.NONE);
    LeadForecast told = null;
    for (int minute = from; minute < from + 60; minute++) {
      told = forecaster.learn(minute * MINUTE, 1e6, Double.NaN, suspended);
      untold.learn(minute * MINUTE, Double.NaN, Double.NaN);
    }
    assertThat(forecaster.encode()).isEqualTo(untold.encode());
    assertThat(told.controls()).containsExactly("sale@1");
  }

  /** Busy at noon; that comes an hour late, at one, on the fifteenth day. */
  @Test
  void theSeasonOfTheWindowAheadIsLookedUpWhereItIsShiftedFrom() {
    int today = 14 * DAY;
    Told late = Told.season(0, 60 * MINUTE, today * MINUTE, (today + DAY) * MINUTE);
    int noon = today + DAY / 2;
    pass(0, noon - LEAD + 10, GuidedLeadTest::noon, late);
    assertThat(forecaster.learn((noon - LEAD + 10) * MINUTE, 40, Double.NaN, late).median())
        .as("at ten past twelve")
        .isBetween(30.0, 60.0);

    for (int minute = noon - LEAD + 11; minute < noon + 60 - LEAD + 10; minute++) {
      forecaster.learn(minute * MINUTE, 40, Double.NaN, late);
    }
    assertThat(forecaster.learn((noon + 60 - LEAD + 10) * MINUTE, 40, Double.NaN, late).median())
        .as("at ten past one")
        .isGreaterThan(120);
  }

  /** Busy at noon; from the fifteenth day on that comes an hour late, and is twice as much. */
  @Test
  void aSeasonThatStaysShiftedIsLearntWhereItIsShiftedFrom() {
    int change = 14 * DAY;
    Told late = Told.season(0, 60 * MINUTE, change * MINUTE, Long.MAX_VALUE);
    pass(0, change, GuidedLeadTest::noon, late);
    int noon = change + 9 * DAY + DAY / 2;
    IntToDoubleFunction twice = minute -> noon(minute - 60) > 40 ? 800 : 40;
    pass(change, noon - LEAD + 10, twice, late);
    assertThat(pass(noon - LEAD + 10, noon - LEAD + 11, twice, late).median())
        .as("at ten past twelve")
        .isLessThan(100);
    pass(noon - LEAD + 11, noon + 60 - LEAD + 10, twice, late);
    assertThat(pass(noon + 60 - LEAD + 10, noon + 60 - LEAD + 11, twice, late).median())
        .as("at ten past one")
        .isGreaterThan(600);
  }

  /** The fifteenth day from the epoch, a Thursday. */
  @Test
  void aDayIsLookedUpAsTheOneThatItIsTreatedAs() {
    SeasonPlace thursday = place(14 * DAY + 700, 7);
    assertThat(thursday.weekBefore()).isEqualTo((10 * DAY + 700) * MINUTE);
    assertThat(thursday.dayBefore()).isEqualTo(thursday.weekBefore());
    assertThat(place(14 * DAY + 700, 1).weekBefore()).isEqualTo((11 * DAY + 700) * MINUTE);
    assertThat(place(14 * DAY + 700, 5).weekBefore()).isEqualTo((8 * DAY + 700) * MINUTE);
    assertThat(place(14 * DAY + 700, 4)).isEqualTo(place(14 * DAY + 700, 0));
  }

  private static SeasonPlace place(int minute, int weekday) {
    return SeasonPlace.of(minute * MINUTE, Told.season(weekday, 0, 0, Long.MAX_VALUE).guidance());
  }

  private static double day(int minute) {
    return 100 - 40 * Math.cos(2 * Math.PI * minute / DAY);
  }

  private static double noon(int minute) {
    int ofDay = minute % DAY;
    return ofDay >= DAY / 2 && ofDay < DAY / 2 + 30 ? 400 : 40;
  }

  private LeadForecast pass(int from, int to, IntToDoubleFunction demand, DemandGuide guide) {
    LeadForecast last = null;
    for (int minute = from; minute < to; minute++) {
      double value = demand.applyAsDouble(minute);
      last = forecaster.learn(minute * MINUTE, value, Double.NaN, guide);
      usual = untold.learn(minute * MINUTE, value, Double.NaN);
    }
    return last;
  }
}
