package io.foretide.model.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Of a series of about a hundred, forecast as a hundred. */
class ConditionalScaleTest {
  private static final int DAY = 1_440;
  private static final long SEED = 4;
  private static final double SIZE = 100;
  private static final LeadSettings SETTINGS =
      new LeadSettings(Duration.ofMinutes(1).toMillis(), ZoneId.of("UTC"), 15, 1, 0.01);

  private final ConditionalScale scale = new ConditionalScale(SETTINGS);
  private final Random random = new Random(SEED);

  @Test
  void isAFifthBeforeAnythingIsKnown() {
    assertThat(scale.usual(SIZE)).isEqualTo(20);
    assertThat(expected(0)).isCloseTo(20, within(0.5));
    assertThat(scale.ofTime(0, 0, 0)).isNotNegative();
  }

  @Test
  void isWhatErrorsWereLately() {
    live(3, minute -> 5);
    assertThat(scale.usual(SIZE)).isCloseTo(5, within(0.01));
    assertThat(expected(0.5)).isCloseTo(5, within(0.7));
  }

  @Test
  void knowsTheTimesOfDayThatAreHarder() {
    live(7, minute -> isMorning(minute) ? 20 : 2);
    assertThat(ofTime(9 / 24.0)).isCloseTo(20, within(2.0));
    assertThat(ofTime(15 / 24.0)).isCloseTo(2, within(1.0));
  }

  @Test
  void growsWithWhatHasJustBeenMissed() {
    // An hour of either, in no order that a day could tell.
    boolean[] hard = new boolean[20 * 24];
    for (int hour = 0; hour < hard.length; hour++) {
      hard[hour] = random.nextBoolean();
    }
    live(14, minute -> hard[minute / 60] ? 20 : 2);
    double calm = afterAnHourOf(2);
    assertThat(afterAnHourOf(20)).isGreaterThan(3 * calm);
  }

  private double afterAnHourOf(double error) {
    for (int minute = 0; minute < 60; minute++) {
      learn(0.5, error * Math.abs(random.nextGaussian()));
    }
    return expected(0.5);
  }

  private void live(int days, IntToDoubleFunction error) {
    for (int minute = 0; minute < days * DAY; minute++) {
      double of = error.applyAsDouble(minute);
      learn(minute % DAY / (double) DAY, of * (0.9 + 0.2 * random.nextDouble()));
    }
  }

  private void learn(double time, double distance) {
    scale.scatter(distance);
    scale.learn(inputs(time), time, distance, SIZE);
  }

  private double[] inputs(double time) {
    return scale.inputs(ofTime(time), 100, 100, SIZE);
  }

  private double ofTime(double time) {
    return scale.ofTime(time, 100, SIZE);
  }

  private double expected(double time) {
    return scale.of(inputs(time), 100, SIZE);
  }

  private static boolean isMorning(int minute) {
    int hour = minute % DAY / 60;
    return hour >= 8 && hour < 10;
  }
}
