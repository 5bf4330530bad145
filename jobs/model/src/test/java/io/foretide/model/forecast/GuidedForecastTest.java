package io.foretide.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.HorizonSkill;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Windows of half an hour, steps of an hour, a horizon of a day; from a Monday on. */
class GuidedForecastTest {
  private static final long HALF_HOUR = Duration.ofMinutes(30).toMillis();
  private static final long HOUR = 2 * HALF_HOUR;
  private static final long DAY = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final int LEVELS = HorizonForecast.LEVELS.size();
  private static final SeriesKey KEY = new SeriesKey("shop", "checkout", "", "requests");
  private static final WindowForecaster FORECASTER =
      new WindowForecaster(
          new ForecastSettings(new StepClock(HOUR, ZoneId.of("UTC")), HALF_HOUR, 24, 1));

  private HeapChunks chunks = new HeapChunks();
  private long clock = START;

  @Test
  void aFactorMultipliesTheStepsThatItCoversAndNothingElse() {
    long origin = START + 20 * DAY;
    HorizonForecast usual = pass(20 * DAY, GuidedForecastTest::busyByDay, DemandGuide.NONE);
    begin();
    // the steps 4 to 6
    HorizonForecast told =
        pass(
            20 * DAY,
            GuidedForecastTest::busyByDay,
            Told.factor(2, origin + 3 * HOUR, origin + 6 * HOUR));

    for (int step = 1; step <= 24; step++) {
      double factor = step >= 4 && step <= 6 ? 2 : 1;
      assertThat(told.mean()[step - 1]).isEqualTo(factor * usual.mean()[step - 1]);
      for (int level = 0; level < LEVELS; level++) {
        assertThat(told.quantile(step, level)).isEqualTo(factor * usual.quantile(step, level));
      }
    }
    assertThat(told.controls()).containsExactly("sale@1");
    assertThat(usual.controls()).isEmpty();
  }

  /** Of a step of 2 + 2 requests the second half is multiplied by 3. */
  @Test
  void aStepThatIsCoveredInPartIsMultipliedInPart() {
    long covered = START + 2 * DAY + HALF_HOUR;
    HorizonForecast told = pass(2 * DAY, at -> 2, Told.factor(3, covered, covered + HALF_HOUR));

    assertThat(told.mean()[0]).isEqualTo(2 + 2 * 3);
    assertThat(told.mean()[1]).isEqualTo(4);
  }

  @Test
  void whatCameMultipliedIsNoMissAndTeachesNoSeason() {
    pass(14 * DAY, at -> 10, DemandGuide.NONE);
    Told twice = Told.factor(2, clock, clock + DAY);
    HorizonForecast during = pass(DAY, at -> 20, twice);
    HorizonForecast after = pass(DAY, at -> 10, twice);

    assertThat(during.skill()).extracting(HorizonSkill::loss).containsOnly(0.0);
    assertThat(during.lastValue()).isEqualTo(40);
    assertThat(during.mean()).containsOnly(20);
    assertThat(after.mean()).containsOnly(20);
    assertThat(after.skill()).extracting(HorizonSkill::loss).containsOnly(0.0);
    assertThat(after.controls()).isEmpty();
  }

  @Test
  void aFactorThatDidNotComeTeachesNoSeasonEither() {
    pass(14 * DAY, at -> 10, DemandGuide.NONE);
    Told twice = Told.factor(2, clock, clock + DAY);
    pass(DAY, at -> 10, twice);

    assertThat(pass(HOUR, at -> 10, twice).mean()).containsOnly(20);
  }

  @Test
  void knowsAcrossARestoreThatItsOpenStepWasMultiplied() {
    OpenStep open = new OpenStep(7, START);
    open.add(START + HALF_HOUR, 3, true, 0);

    assertThat(OpenStep.decode(open.encode()).isApart()).isTrue();
    OpenStep plain = new OpenStep(7, START);
    plain.add(START + HALF_HOUR, 3, false, 0);
    assertThat(OpenStep.decode(plain.encode()).isApart()).isFalse();
  }

  @Test
  void whatIsSuspendedIsAGap() {
    pass(3 * DAY, GuidedForecastTest::busyByDay, DemandGuide.NONE);
    HeapChunks gap = new HeapChunks();
    gap.write(0, chunks.read(0));
    gap.write(1, chunks.read(1));
    for (long start = clock; start < clock + DAY; start += HALF_HOUR) {
      FORECASTER.learn(window(start, Double.NaN), FORECASTER.open(gap), gap);
    }
    HorizonForecast during = pass(DAY, at -> 1e6, Told.suspended(clock, clock + DAY));

    assertThat(chunks.read(1)).isEqualTo(gap.read(1));
    assertThat(during.controls()).containsExactly("sale@1");
  }

  /** Weekends are half as busy: a Tuesday that is treated as a Sunday. */
  @Test
  void aDayIsForecastAsTheOneThatItIsTreatedAs() {
    pass(35 * DAY, GuidedForecastTest::quietOnWeekends, DemandGuide.NONE);
    long tuesday = START + 36 * DAY;
    HorizonForecast told =
        pass(DAY, GuidedForecastTest::quietOnWeekends, Told.season(7, 0, tuesday, tuesday + DAY));

    assertThat(told.originMillis()).isEqualTo(tuesday);
    for (int step = 1; step <= 24; step++) {
      double sunday = 2 * quietOnWeekends(tuesday - 2 * DAY + (step - 1) * HOUR);
      assertThat(told.mean()[step - 1]).isCloseTo(sunday, within(0.2 * sunday));
    }
  }

  /** All comes three hours late. */
  @Test
  void aSeasonComesLaterWhereItIsShifted() {
    long end = START + 28 * DAY;
    HorizonForecast told =
        pass(28 * DAY, GuidedForecastTest::busyByDay, Told.season(0, 3 * HOUR, end, end + 2 * DAY));

    for (int step = 4; step <= 24; step++) {
      double usual = 2 * busyByDay(told.targetMillis(step) - 3 * HOUR);
      assertThat(told.mean()[step - 1]).isCloseTo(usual, within(0.03 * usual));
    }
  }

  private static double busyByDay(long millis) {
    return Math.rint(1000 - 400 * Math.cos(2 * Math.PI * Math.floorDiv(millis, HOUR) / 24));
  }

  private static double quietOnWeekends(long millis) {
    boolean weekend = Math.floorDiv(millis - START, DAY) % 7 >= 5;
    return busyByDay(millis) * (weekend ? 0.5 : 1);
  }

  private void begin() {
    chunks = new HeapChunks();
    clock = START;
  }

  private HorizonForecast pass(long millis, LongToDoubleFunction demand, DemandGuide guide) {
    HorizonForecast last = null;
    for (long end = clock + millis; clock < end; ) {
      HorizonForecast forecast = next(demand, guide);
      last = forecast == null ? last : forecast;
    }
    return last;
  }

  private HorizonForecast next(LongToDoubleFunction demand, DemandGuide guide) {
    SeriesWindow window = window(clock, demand.applyAsDouble(clock));
    clock += HALF_HOUR;
    return FORECASTER.learn(window, FORECASTER.open(chunks), chunks, guide);
  }

  private static SeriesWindow window(long start, double value) {
    return new SeriesWindow(KEY, start, start + HALF_HOUR, value, 0, SignalKind.COUNT);
  }
}
