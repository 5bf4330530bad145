package io.foretide.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of series that something befalls, after three weeks without. */
class IncidentGuaranteeTest {
  private static final int TUESDAY_TEN = 3 * Shop.WEEK + Shop.DAY + 10 * Shop.HOUR;
  private static final int FROZEN_FROM = 13;
  private static final double WEIGHT = 3_000;
  private static final double ALERTING = 0.5;

  /** A value becomes {@code factor * value + offset}. */
  private enum Fate {
    DROP_TO_ZERO(SignalKind.COUNT, 0, 0),
    SPIKE(SignalKind.COUNT, 3, 0),
    SHIFT(SignalKind.COUNT, 2, 0),
    ERROR_BURST(SignalKind.RATIO, 0, 0.09),
    SLOWDOWN(SignalKind.LATENCY, 3, 0),
    GAUGE_SPIKE(SignalKind.GAUGE, 1, 60),
    GAUGE_SHIFT(SignalKind.GAUGE, 1, -20);

    private final SignalKind kind;
    private final double factor;
    private final double offset;

    Fate(SignalKind kind, double factor, double offset) {
      this.kind = kind;
      this.factor = factor;
      this.offset = offset;
    }

    double change(double value) {
      return factor * value + offset;
    }
  }

  static Stream<Arguments> fatesAndSeeds() {
    return Stream.of(Fate.values())
        .flatMap(fate -> Stream.of(1, 2, 3).map(seed -> Arguments.of(fate, seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("fatesAndSeeds")
  void scoresAboveOneHalfAtTheOnset(Fate fate, long seed) {
    Shop shop = new Shop(fate.kind, seed);
    assertThat(shop.pass(TUESDAY_TEN).score()).isLessThan(ALERTING);
    double usual = shop.truth(shop.run.clock());
    ScoredWindow onset = shop.next(fate::change);
    assertThat(onset.score()).isGreaterThan(ALERTING);
    assertThat(onset.direction()).isEqualTo((int) Math.signum(fate.change(usual) - usual));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("fatesAndSeeds")
  void anHourOfIncidentIsNotExpectedAgainTheNextDay(Fate fate, long seed) {
    Shop shop = new Shop(fate.kind, seed);
    Shop spared = new Shop(fate.kind, seed);
    shop.pass(TUESDAY_TEN);
    spared.pass(TUESDAY_TEN);
    double incident = 0;
    for (int i = 0; i < Shop.HOUR; i++) {
      incident += shop.next(fate::change).window().value() - spared.pass(1).window().value();
    }
    shop.pass(Shop.DAY - Shop.HOUR);
    spared.pass(Shop.DAY - Shop.HOUR);
    double remembered = 0;
    for (int i = 0; i < Shop.HOUR; i++) {
      remembered += shop.pass(1).expected() - spared.pass(1).expected();
    }
    assertThat(Math.abs(remembered)).isLessThan(0.1 * Math.abs(incident));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void adoptsALargeShiftThatLasts(long seed) {
    Random random = new Random(seed);
    BaselineRun run = BaselineRun.ofFiveMinutes(Law.NORMAL.kind);
    for (int i = 0; i < TUESDAY_TEN; i++) {
      run.next(Law.NORMAL.next(run.clock(), 0, random), 0);
    }
    double shift = 80;
    long adopted = run.settings().shiftAdoptedAfterMillis() / BaselineRun.FIVE_MINUTES;
    for (int i = 0; i < adopted + Shop.HOUR; i++) {
      run.next(shift + Law.NORMAL.next(run.clock(), 0, random), 0);
    }
    assertThat(Shop.expectedIn(Duration.ofHours(6), run))
        .isBetween(50 + 0.8 * shift, 50 + 1.2 * shift);
    int alarms = 0;
    for (int i = 0; i < Shop.DAY; i++) {
      double value = shift + Law.NORMAL.next(run.clock(), 0, random);
      alarms += run.next(value, 0).score() >= ALERTING ? 1 : 0;
    }
    assertThat(alarms).isLessThan(Shop.DAY / 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void adoptingAShiftIsNoAnomaly(long seed) {
    Shop shop = new Shop(SignalKind.GAUGE, seed);
    shop.pass(TUESDAY_TEN);
    int adopted = shop.run.settings().shiftAdoptedAfterWindows();
    for (int i = 0; i < adopted; i++) {
      shop.next(value -> value + 80);
    }
    for (int i = 0; i < Shop.HOUR; i++) {
      assertThat(shop.next(value -> value + 80).score()).isLessThan(ALERTING);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aFeedThatFreezesSaysSoUntilThatIsTheNewNormal(SignalKind kind) {
    Shop shop = new Shop(kind, 1);
    double value = shop.pass(TUESDAY_TEN).window().value();
    for (int windows = 2; windows <= FROZEN_FROM - 1; windows++) {
      assertThat(shop.run.next(value, WEIGHT).frozenWindows()).isZero();
    }
    ScoredWindow first = shop.run.next(value, WEIGHT);
    assertThat(first.frozenWindows()).isEqualTo(FROZEN_FROM);
    assertThat(first.score()).isGreaterThan(ALERTING);
    int adopted = shop.run.settings().shiftAdoptedAfterWindows();
    for (int windows = 1; windows < adopted; windows++) {
      assertThat(shop.run.next(value, WEIGHT).frozenWindows()).isEqualTo(FROZEN_FROM + windows);
    }
    assertThat(shop.run.next(value, WEIGHT).frozenWindows()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aFrozenFeedThatMovesIsNotFrozen(SignalKind kind) {
    Shop shop = new Shop(kind, 1);
    double value = shop.pass(TUESDAY_TEN).window().value();
    for (int windows = 2; windows < FROZEN_FROM; windows++) {
      shop.run.next(value, WEIGHT);
    }
    assertThat(shop.run.next(value, WEIGHT).frozenWindows()).isPositive();
    assertThat(shop.pass(1).frozenWindows()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aGapOfADayBreaksNothing(long seed) {
    Shop shop = new Shop(SignalKind.COUNT, seed);
    shop.pass(TUESDAY_TEN);
    shop.run.skip(Duration.ofDays(1).toMillis());
    int inside = 0;
    for (int i = 0; i < Shop.DAY; i++) {
      double truth = shop.truth(shop.run.clock());
      ScoredWindow scored = shop.pass(1);
      assertThat(scored.expected()).isBetween(0.8 * truth, 1.2 * truth);
      assertThat(scored.score()).isLessThan(ALERTING);
      double value = scored.window().value();
      inside += scored.lower() <= value && value <= scored.upper() ? 1 : 0;
    }
    assertThat((double) inside / Shop.DAY).isGreaterThan(0.9);
  }
}
