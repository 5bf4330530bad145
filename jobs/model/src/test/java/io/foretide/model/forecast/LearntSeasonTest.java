package io.foretide.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a time of another season teaches, by how far forecasts of the week after it are off, against
 * those of a series where it never was, and of one of which nobody was told. Steps of an hour, a
 * horizon of a day; busy by day, half as busy on weekends, and 2 % busier every week.
 */
class LearntSeasonTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;
  private static final long WEEK = 7 * DAY;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long FROM = START + 4 * WEEK;
  private static final SeriesKey KEY = new SeriesKey("shop", "checkout", "", "requests");
  private static final WindowForecaster FORECASTER =
      new WindowForecaster(
          new ForecastSettings(new StepClock(HOUR, ZoneId.of("UTC")), HOUR, 24, 1));

  /** A Wednesday that is as a Sunday. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void aHolidayThatIsTreatedAsSundayLeavesTheNextWeekAsItWas(long seed) {
    long holiday = FROM + 2 * DAY;
    long after = holiday + DAY;
    LongUnaryOperator asSunday =
        millis -> millis >= holiday && millis < after ? millis + 4 * DAY : millis;

    double told = errorAfter(seed, asSunday, Told.season(7, 0, holiday, after), after);
    double untold = errorAfter(seed, asSunday, DemandGuide.NONE, after);
    double usual = errorAfter(seed, LongUnaryOperator.identity(), DemandGuide.NONE, after);
    assertThat(told).isLessThan(0.4 * untold).isLessThan(1.2 * usual);
  }

  /**
   * Who asks lives by another clock, which was changed: all comes an hour earlier for two weeks.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void aSeasonThatStaysShiftedIsLearntOn(long seed) {
    long second = FROM + WEEK;
    LongUnaryOperator earlier = millis -> millis >= FROM ? millis + HOUR : millis;
    Told shifted = Told.season(0, -HOUR, FROM, Long.MAX_VALUE);

    double told = errorAfter(seed, earlier, shifted, FROM);
    double untold = errorAfter(seed, earlier, DemandGuide.NONE, FROM);
    assertThat(told).as("in the first week").isLessThan(0.6 * untold);
    assertThat(errorAfter(seed, earlier, shifted, second))
        .as("in the second week, with what the first has taught")
        .isLessThan(0.9 * errorAfter(seed, earlier, new OnlyAhead(shifted), second));
  }

  /** What was told shapes forecasts, but nothing is learnt meanwhile. */
  private record OnlyAhead(Told told) implements DemandGuide {
    @Override
    public DemandGuidance learnt(long startMillis, long endMillis) {
      return Told.suspended(told.fromMillis(), told.untilMillis()).learnt(startMillis, endMillis);
    }

    @Override
    public DemandGuidance ahead(long startMillis, long endMillis) {
      return told.ahead(startMillis, endMillis);
    }
  }

  /** Mean absolute error, against the demand without noise, of the forecasts of a week. */
  private static double errorAfter(
      long seed, LongUnaryOperator season, DemandGuide guide, long from) {
    Random random = new Random(seed);
    HeapChunks chunks = new HeapChunks();
    double sum = 0;
    int count = 0;
    for (long start = START; start < from + WEEK - DAY; start += HOUR) {
      double mean = demand(start, season);
      double value = Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
      SeriesWindow window = new SeriesWindow(KEY, start, start + HOUR, value, 0, SignalKind.COUNT);
      HorizonForecast forecast = FORECASTER.learn(window, FORECASTER.open(chunks), chunks, guide);
      for (int step = 1; forecast != null && start >= from && step <= 24; step++) {
        sum += Math.abs(forecast.mean()[step - 1] - demand(start + step * HOUR, season));
        count++;
      }
    }
    return sum / count;
  }

  /** Of an hour, as at the moment whose season it has, at the level of its own. */
  private static double demand(long start, LongUnaryOperator season) {
    long then = season.applyAsLong(start);
    boolean weekend = Math.floorDiv(then - START, DAY) % 7 >= 5;
    double ofDay = 1000 - 400 * Math.cos(2 * Math.PI * Math.floorMod(then, DAY) / DAY);
    return ofDay * (weekend ? 0.5 : 1) * (1 + 0.02 * (start - START) / WEEK);
  }
}
