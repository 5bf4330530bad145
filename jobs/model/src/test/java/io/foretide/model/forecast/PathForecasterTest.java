package io.foretide.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of a forecast of two days by the hour. */
class PathForecasterTest {
  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;
  private static final int HORIZON = 2 * DAY;
  private static final StepClock HOURS =
      new StepClock(Duration.ofHours(1).toMillis(), ZoneId.of("UTC"));

  private final PathForecaster forecaster = new PathForecaster(HOURS, SignalKind.COUNT, HORIZON);

  @Test
  void repeatsWhatItKnowsOfTheFirstDayAndTheLastValueElsewhere() {
    learn(0, 5, step -> 100 + step);
    double[] center = forecaster.path().center();
    assertThat(Arrays.copyOf(center, 19)).containsOnly(104);
    assertThat(Arrays.copyOfRange(center, 19, DAY)).containsExactly(100, 101, 102, 103, 104);
  }

  @Test
  void expectsTheSameDayAgain() {
    learn(0, 3 * WEEK, PathForecasterTest::day);
    double[] center = forecaster.path().center();
    for (int h = 1; h <= HORIZON; h++) {
      assertThat(center[h - 1]).isCloseTo(day(3 * WEEK + h - 1), within(1.0));
    }
  }

  @Test
  void knowsTheWeekendThatIsAhead() {
    learn(0, 3 * WEEK + 5 * DAY, PathForecasterTest::week);
    double[] center = forecaster.path().center();
    for (int h = 1; h <= HORIZON; h++) {
      double expected = week(3 * WEEK + 5 * DAY + h - 1);
      assertThat(center[h - 1]).isCloseTo(expected, within(0.05 * expected));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void holdsItsIntervalsAtEveryStepAhead(long seed) {
    Random random = new Random(seed);
    LongToDoubleFunction noisy = step -> day(step) * Math.exp(0.1 * random.nextGaussian());
    learn(0, 2 * WEEK, noisy);
    int inside = 0;
    int all = 0;
    for (int step = 2 * WEEK; step < 22 * WEEK; step += HORIZON) {
      ForecastPath path = forecaster.path();
      for (int h = 1; h <= HORIZON; h++) {
        double value = noisy.applyAsDouble(step + h - 1L);
        boolean above = value >= forecaster.quantile(path, h, 0.025);
        inside += above && value <= forecaster.quantile(path, h, 0.975) ? 1 : 0;
        all++;
        forecaster.learn(step + h - 1L, value);
      }
    }
    assertThat((double) inside / all).isBetween(0.94, 0.97);
  }

  @Test
  void followsAShiftOfTheLevel() {
    learn(0, 3 * WEEK, PathForecasterTest::day);
    learn(3 * WEEK, 3 * WEEK + 3 * DAY, step -> 2 * day(step));
    double[] center = forecaster.path().center();
    double sum = 0;
    double expected = 0;
    for (int h = 1; h <= HORIZON; h++) {
      sum += center[h - 1];
      expected += 2 * day(3 * WEEK + 3 * DAY + h - 1);
    }
    assertThat(sum / expected).isBetween(0.9, 1.1);
  }

  @Test
  void aGapTeachesNothingAndCostsNothing() {
    learn(0, 3 * WEEK, PathForecasterTest::day);
    learn(3 * WEEK + 2 * DAY, 3 * WEEK + 3 * DAY, PathForecasterTest::day);
    double[] center = forecaster.path().center();
    for (int h = 1; h <= HORIZON; h++) {
      assertThat(center[h - 1]).isCloseTo(day(3 * WEEK + 3 * DAY + h - 1), within(2.0));
    }
  }

  @Test
  void goesOnAfterMonthsOfSilence() {
    learn(0, 3 * WEEK, PathForecasterTest::day);
    learn(20 * WEEK, 21 * WEEK, PathForecasterTest::day);
    assertThat(forecaster.path().center()[11]).isCloseTo(day(21 * WEEK + 11), within(5.0));
  }

  @Test
  void aGaugeThatTurnsNegativeIsForecastAsItIs() {
    PathForecaster gauge = new PathForecaster(HOURS, SignalKind.GAUGE, HORIZON);
    for (int step = 0; step < 4 * WEEK; step++) {
      gauge.learn(step, day(step) - (step < WEEK ? 50 : 100));
    }
    double[] center = gauge.path().center();
    for (int h = 1; h <= HORIZON; h++) {
      assertThat(center[h - 1]).isCloseTo(day(4 * WEEK + h - 1) - 100, within(2.0));
    }
  }

  @Test
  void keepsToSixteenKilobytesAtFiveMinutes() {
    StepClock clock = new StepClock(Duration.ofMinutes(5).toMillis(), ZoneId.of("UTC"));
    PathForecaster fine = new PathForecaster(clock, SignalKind.COUNT, 12);
    for (int step = 0; step < 3 * clock.week(); step++) {
      fine.learn(step, 100 + step % 288);
    }
    assertThat(fine.encode().length).isLessThan(16 * 1024);
  }

  private void learn(long from, long to, LongToDoubleFunction value) {
    for (long step = from; step < to; step++) {
      forecaster.learn(step, value.applyAsDouble(step));
    }
  }

  /** From 60 to 140 and back. */
  private static double day(long step) {
    return 100 - 40 * Math.cos(2 * Math.PI * step / DAY);
  }

  /** Two days of seven at half of it: from the epoch's Thursday on the sixth and seventh. */
  private static double week(long step) {
    return day(step) * (step / DAY % 7 >= 5 ? 0.5 : 1);
  }
}
