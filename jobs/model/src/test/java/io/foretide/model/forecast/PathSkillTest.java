package io.foretide.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.HorizonSkill;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a forecaster of a day by the hour knows of its own worth. */
class PathSkillTest {
  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;
  private static final StepClock HOURS =
      new StepClock(Duration.ofHours(1).toMillis(), ZoneId.of("UTC"));
  private static final double NONE = Double.NaN;

  private final PathForecaster forecaster = new PathForecaster(HOURS, SignalKind.GAUGE, DAY);

  @Test
  void knowsNothingBeforeAPathCameTrue() {
    learn(1, step -> 10);
    assertThat(forecaster.skill())
        .containsExactly(
            new HorizonSkill(1, 1, NONE, NONE, NONE, NONE, NONE),
            new HorizonSkill(2, 2, NONE, NONE, NONE, NONE, NONE),
            new HorizonSkill(3, 4, NONE, NONE, NONE, NONE, NONE),
            new HorizonSkill(5, 8, NONE, NONE, NONE, NONE, NONE),
            new HorizonSkill(9, 16, NONE, NONE, NONE, NONE, NONE),
            new HorizonSkill(17, 24, NONE, NONE, NONE, NONE, NONE));
    assertThat(forecaster.skill()).noneMatch(HorizonSkill::isWorseThanReactive);
  }

  @Test
  void knowsTheNearestStepsFirst() {
    learn(2, step -> 10 * step);
    // the path from step 0 said 0 where 10 came; no interval was known yet
    assertThat(forecaster.skill().get(0)).isEqualTo(new HorizonSkill(1, 1, 5, 5, 5, NONE, -10));
    assertThat(forecaster.skill().get(1).loss()).isNaN();
  }

  @Test
  void losesNothingOnAConstantSeries() {
    learn(2 * WEEK, step -> 0.1);
    assertThat(forecaster.skill())
        .hasSize(6)
        .allSatisfy(
            skill -> {
              assertThat(skill.naiveLoss()).isZero();
              assertThat(skill.reactiveLoss()).isZero();
              assertThat(skill.loss()).isZero();
              assertThat(skill.bias()).isZero();
              assertThat(skill.coverage()).isEqualTo(1);
              assertThat(skill.isWorseThanReactive()).isFalse();
            });
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void saysThatNothingBeatsTheLastValueOnARandomWalk(long seed) {
    Random random = new Random(seed);
    double[] walk = new double[20 * WEEK];
    for (int step = 1; step < walk.length; step++) {
      walk[step] = walk[step - 1] + random.nextGaussian();
    }
    learn(walk.length, step -> walk[(int) step]);
    for (HorizonSkill skill : forecaster.skill()) {
      assertThat(skill.loss() / skill.reactiveLoss()).isBetween(0.95, 1.35);
      assertThat(skill.loss()).isLessThan(skill.naiveLoss());
    }
    HorizonSkill next = forecaster.skill().get(0);
    assertThat(next.isWorseThanReactive()).isTrue();
    // The mean error of one step of the walk is sqrt(2 / pi), of the 23 to the day before more.
    assertThat(next.reactiveLoss()).isCloseTo(Math.sqrt(2 / Math.PI) / 2, within(0.15));
    assertThat(next.loss()).isLessThan(0.5 * next.naiveLoss());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void isFarBetterThanTheLastValueHalfADayAhead(long seed) {
    Random random = new Random(seed);
    learn(12 * WEEK, step -> day(step) + random.nextGaussian());
    HorizonSkill halfADay = forecaster.skill().get(4);
    // The mean error of the naive is that of two draws of the noise: 2 / sqrt(pi).
    assertThat(halfADay.naiveLoss()).isCloseTo(1 / Math.sqrt(Math.PI), within(0.1));
    assertThat(halfADay.loss()).isBetween(0.6 * halfADay.naiveLoss(), halfADay.naiveLoss());
    assertThat(halfADay.loss()).isLessThan(0.1 * halfADay.reactiveLoss());
    assertThat(forecaster.skill())
        .allSatisfy(skill -> assertThat(skill.coverage()).isBetween(0.85, 1.0))
        .allSatisfy(skill -> assertThat(skill.bias()).isCloseTo(0, within(0.25)))
        .noneMatch(HorizonSkill::isWorseThanReactive);
  }

  @Test
  void forgetsWhatIsLongAgo() {
    learn(6 * WEEK, PathSkillTest::day);
    Random random = new Random(1);
    learn(6 * WEEK, 8 * WEEK, step -> day(step) + 30 * random.nextGaussian());
    double noisy = forecaster.skill().get(4).loss();
    learn(8 * WEEK, 24 * WEEK, PathSkillTest::day);
    assertThat(forecaster.skill().get(4).loss()).isLessThan(0.1 * noisy);
  }

  @Test
  void learnsNothingFromGaps() {
    learn(4 * WEEK, step -> step % 5 == 0 ? Double.NaN : 7);
    assertThat(forecaster.skill())
        .allSatisfy(
            skill -> {
              assertThat(skill.loss()).isCloseTo(0, within(1e-3));
              assertThat(skill.naiveLoss()).isCloseTo(0, within(1e-3));
              assertThat(skill.reactiveLoss()).isZero();
            });
  }

  private void learn(long to, LongToDoubleFunction value) {
    learn(0, to, value);
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
}
