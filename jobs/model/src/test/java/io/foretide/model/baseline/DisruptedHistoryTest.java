package io.foretide.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of series whose history is not whole, judged by two weeks after two weeks. */
class DisruptedHistoryTest {
  private static final int TWO_WEEKS = 2 * Shop.WEEK;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant SUMMER = Instant.parse("2026-03-29T01:00:00Z");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void windowsAtIrregularStepsAreEnough(long seed) {
    Random random = new Random(seed);
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.GAUGE);
    Tally tally = new Tally();
    for (int i = 0; i < 2 * TWO_WEEKS; i++) {
      double value = Law.SEASONAL.next(run.clock(), 0, random);
      if (random.nextInt(5) < 2) {
        run.skip(BaselineRun.FIVE_MINUTES);
      } else {
        add(run.next(value, 0), i >= TWO_WEEKS, tally);
      }
    }
    assertThat(tally.coverage()).isBetween(0.94, 0.96);
    assertThat(tally.alarms()).isLessThan(0.005);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aCounterIsFollowedAnHourAfterItsReset(long seed) {
    Random random = new Random(seed);
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.GAUGE);
    Tally tally = new Tally();
    double total = 0;
    int age = 0;
    for (int i = 0; i < 2 * TWO_WEEKS; i++) {
      boolean reset = random.nextInt(2 * Shop.DAY) == 0;
      age = reset ? 0 : age + 1;
      total = (reset ? 0 : total) + Law.SEASONAL_COUNT.next(run.clock(), 0, random);
      add(run.next(total, 0), i >= TWO_WEEKS && age > Shop.HOUR, tally);
    }
    assertThat(tally.coverage()).isBetween(0.94, 0.97);
    assertThat(tally.alarms()).isLessThan(0.01);
  }

  /** Silent for two windows, what was held back in the two after them, about once a day. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aServiceIsItselfAnHourAfterARestart(long seed) {
    Random random = new Random(seed);
    Shop shop = new Shop(SignalKind.COUNT, seed);
    Tally tally = new Tally();
    int age = 0;
    for (int i = 0; i < 2 * TWO_WEEKS; i++) {
      age = random.nextInt(Shop.DAY) == 0 ? 0 : age + 1;
      int now = age;
      ScoredWindow scored = shop.next(usual -> now < 2 ? 0 : now < 4 ? 2 * usual : usual);
      add(scored, i >= TWO_WEEKS && age > Shop.HOUR, tally);
    }
    assertThat(tally.coverage()).isBetween(0.94, 0.97);
    assertThat(tally.alarms()).isLessThan(0.005);
  }

  private static void add(ScoredWindow scored, boolean judged, Tally tally) {
    if (judged) {
      tally.add(scored);
    }
  }

  @Test
  void theSeasonMovesWithTheClocksOfItsZone() {
    double withoutChange = errorOfSummer(runIn(ZoneId.of("UTC")), ZoneId.of("UTC"));
    double deaf = errorOfSummer(runIn(ZoneId.of("UTC")), BERLIN);
    assertThat(errorOfSummer(runIn(BERLIN), BERLIN)).isCloseTo(withoutChange, within(0.01));
    assertThat(deaf).isGreaterThan(withoutChange + 0.02);
  }

  /**
   * Mean error of what is expected half a day ahead, relative, on the first two days of summer
   * time.
   *
   * @param users zone whose clocks the users live by
   */
  private static double errorOfSummer(BaselineRun run, ZoneId users) {
    Random random = new Random(1);
    Duration ahead = Duration.ofHours(12);
    double error = 0;
    for (int windows = 0; windows < 2 * Shop.DAY; ) {
      run.next(ofDay(run.clock(), users) + 2 * random.nextGaussian(), 0);
      if (run.clock() >= SUMMER.toEpochMilli()) {
        double truth = ofDay(run.clock() + ahead.toMillis(), users);
        error += Math.abs(Shop.expectedIn(ahead, run) - truth) / truth;
        windows++;
      }
    }
    return error / (2 * Shop.DAY);
  }

  private static double ofDay(long time, ZoneId users) {
    int second = Instant.ofEpochMilli(time).atZone(users).toLocalTime().toSecondOfDay();
    return 50 - 20 * Math.cos(2 * Math.PI * second / Duration.ofDays(1).toSeconds());
  }

  @Test
  void theSameClockInAnotherZoneIsTheSame() {
    BaselineRun here = runIn(ZoneId.of("UTC"));
    BaselineRun there = runIn(ZoneId.of("+05:30"));
    there.skip(-Duration.parse("PT5H30M").toMillis());
    Random random = new Random(1);
    for (int i = 0; i < TWO_WEEKS; i++) {
      double value = Law.SEASONAL.next(here.clock(), 0, random);
      ScoredWindow one = here.next(value, 0);
      ScoredWindow other = there.next(value, 0);
      assertThat(numbers(other)).containsExactly(numbers(one));
    }
  }

  private static double[] numbers(ScoredWindow scored) {
    return new double[] {
      scored.expected(), scored.lower(), scored.upper(), scored.score(), scored.departure()
    };
  }

  private static BaselineRun runIn(ZoneId zone) {
    BaselineSettings utc = BaselineSettings.defaults(BaselineRun.FIVE_MINUTES);
    BaselineSettings settings =
        new BaselineSettings(utc.windowMillis(), zone, utc.shiftAdoptedAfterMillis());
    return new BaselineRun(SignalKind.GAUGE, settings, new SeasonalBaseline(settings));
  }
}
