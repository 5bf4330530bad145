package io.foretide.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SignalKind;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of the interval where there is little to learn from. */
class IntervalGuaranteeTest {
  private static final int TWO_WEEKS = 2 * Shop.WEEK;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void holdsFromTheFirstHourOn(long seed) {
    Shop shop = new Shop(SignalKind.COUNT, seed);
    shop.pass(Shop.HOUR);
    Tally tally = new Tally();
    for (int i = 0; i < 2 * Shop.DAY; i++) {
      tally.add(shop.pass(1));
    }
    assertThat(tally.coverage()).isBetween(0.94, 0.98);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void holdsOnTheDayAfterAShift(long seed) {
    Shop shop = new Shop(SignalKind.COUNT, seed);
    shop.pass(TWO_WEEKS);
    Tally hour = new Tally();
    for (int i = 0; i < Shop.HOUR; i++) {
      hour.add(shop.next(usual -> 2 * usual));
    }
    Tally tally = new Tally();
    for (int i = 0; i < Shop.DAY; i++) {
      tally.add(shop.next(usual -> 2 * usual));
    }
    assertThat(hour.coverage()).isGreaterThan(0.7);
    assertThat(tally.coverage()).isBetween(0.93, 0.97);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void isNarrowOnASeriesThatHardlyEverLeavesItsValue(long seed) {
    Random random = new Random(seed);
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.GAUGE);
    Tally tally = new Tally();
    double width = 0;
    for (int i = 0; i < 2 * TWO_WEEKS; i++) {
      ScoredWindow scored = run.next(random.nextInt(100) == 0 ? 8 : 5, 0);
      if (i >= TWO_WEEKS) {
        tally.add(scored);
        width += scored.upper() - scored.lower();
      }
    }
    assertThat(tally.coverage()).isBetween(0.98, 0.995);
    assertThat(width / TWO_WEEKS).isLessThan(0.001);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void holdsWhereHardlyAnythingHappens(long seed) {
    Random random = new Random(seed);
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.COUNT);
    Tally tally = new Tally();
    double upper = 0;
    for (int i = 0; i < 2 * TWO_WEEKS; i++) {
      ScoredWindow scored = run.next(Law.poisson(random, 0.2), 0);
      if (i >= TWO_WEEKS) {
        tally.add(scored);
        upper = Math.max(upper, scored.upper());
      }
    }
    assertThat(tally.coverage()).isBetween(0.94, 0.96);
    assertThat(upper).isLessThan(3);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void holdsAlongATrendThatDoublesInTwoWeeks(long seed) {
    Random random = new Random(seed);
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.GAUGE);
    Tally tally = new Tally();
    for (int i = 0; i < 2 * TWO_WEEKS; i++) {
      double growth = Math.pow(2, (double) i / TWO_WEEKS);
      ScoredWindow scored = run.next(growth * Law.SEASONAL.next(run.clock(), 0, random), 0);
      if (i >= TWO_WEEKS) {
        tally.add(scored);
      }
    }
    assertThat(tally.coverage()).isBetween(0.94, 0.96);
    assertThat(tally.alarms()).isLessThan(0.005);
  }

  @ParameterizedTest(name = "value {0}")
  @ValueSource(ints = {2, 3, 5, 40, 300})
  void forgetsAWildValueOfTheFirstDays(int wild) {
    assertThat(meanWidthInTheFourthWeek(wild, 1e6))
        .isLessThan(1.05 * meanWidthInTheFourthWeek(wild, 0));
  }

  private static double meanWidthInTheFourthWeek(int wild, double by) {
    Random random = new Random(7);
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.GAUGE);
    double width = 0;
    for (int i = 1; i <= 2 * TWO_WEEKS; i++) {
      double value = 100 + 3 * random.nextGaussian();
      ScoredWindow scored = run.next(i == wild ? value + by : value, 0);
      width += i > 2 * TWO_WEEKS - Shop.WEEK ? scored.upper() - scored.lower() : 0;
    }
    return width / Shop.WEEK;
  }

  @ParameterizedTest(name = "off by {0}")
  @ValueSource(doubles = {60, 3_000, 1e5, 1e9})
  void doesNotExpectAWildValueToBeFollowedByAnother(double by) {
    Random random = new Random(1);
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.GAUGE);
    for (int i = 0; i < TWO_WEEKS; i++) {
      run.next(100 + 3 * random.nextGaussian(), 0);
    }
    run.next(100 + by, 0);
    for (int i = 0; i < Shop.DAY; i++) {
      ScoredWindow scored = run.next(100 + 3 * random.nextGaussian(), 0);
      assertThat(scored.expected()).isBetween(85.0, 115.0);
      assertThat(scored.upper() - scored.lower()).isLessThan(30);
    }
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({"LATENCY, 12.5", "LATENCY, 250", "RATIO, 0.3", "RATIO, 1", "COUNT, 42", "GAUGE, 0.1"})
  void holdsAConstant(SignalKind kind, double value) {
    BaselineRun run = BaselineRun.ofFiveMinutes(kind);
    Tally tally = new Tally();
    run.next(value, 0);
    for (int i = 0; i < TWO_WEEKS; i++) {
      tally.add(run.next(value, 0));
    }
    assertThat(tally.coverage()).isEqualTo(1);
  }
}
