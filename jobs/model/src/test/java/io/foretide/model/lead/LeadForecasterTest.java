package io.foretide.model.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.Trust;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of the capacity that is ready fifteen minutes after its decision. */
class LeadForecasterTest {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int DAY = 1_440;
  private static final int LEAD = 15;

  private final LeadForecaster forecaster = new LeadForecaster(settings(0.01));
  private final double[] ready = new double[60 * DAY];

  private static LeadSettings settings(double violation) {
    return new LeadSettings(MINUTE, ZoneId.of("UTC"), LEAD, 1, violation);
  }

  @ParameterizedTest(name = "target {0}, seed {1}")
  @CsvSource({"0.01, 1", "0.01, 2", "0.05, 3", "0.002, 4"})
  void isExceededAsOftenAsItMayBe(double target, long seed) {
    Random random = new Random(seed);
    LeadForecaster own = new LeadForecaster(settings(target));
    int days = 28;
    int exceeded = 0;
    for (int minute = 0; minute < days * DAY; minute++) {
      double value = day(minute) * Math.exp(0.1 * random.nextGaussian());
      exceeded += minute >= 7 * DAY && value > ready[minute] ? 1 : 0;
      LeadForecast forecast = own.learn(minute * MINUTE, value, Double.NaN);
      ready[minute + LEAD] = forecast.capacity();
    }
    double share = exceeded / ((days - 7.0) * DAY);
    assertThat(share).isBetween(0.7 * target, 1.2 * target);
  }

  @Test
  void knowsTheBurstThatComesEveryDay() {
    learn(0, 10 * DAY, LeadForecasterTest::burst);
    learn(10 * DAY, 10 * DAY + DAY / 2 - 1, LeadForecasterTest::burst);
    assertThat(ready[10 * DAY + DAY / 2 + 5]).isBetween(300.0, 400.0);
    assertThat(ready[10 * DAY + DAY / 2 - 30]).isLessThan(200);
  }

  @Test
  void whatItSaysIsForTheWindowAhead() {
    learn(0, 7 * DAY, LeadForecasterTest::day);
    LeadForecast forecast = forecaster.learn(7 * DAY * MINUTE, day(7 * DAY), Double.NaN);
    assertThat(forecast.targetMillis()).isEqualTo((7 * DAY + LEAD) * MINUTE);
    assertThat(forecast.median()).isCloseTo(day(7 * DAY + LEAD), within(1.0));
  }

  @Test
  void growsTrustedWithTheDaysItSaw() {
    assertThat(forecaster.trust()).isEqualTo(Trust.LEARNING);
    learn(0, DAY, LeadForecasterTest::day);
    assertThat(forecaster.trust()).isEqualTo(Trust.PROVISIONAL);
    learn(DAY, 4 * DAY, LeadForecasterTest::day);
    assertThat(forecaster.trust()).isEqualTo(Trust.TRAINED);
  }

  @Test
  void aDecisionIsInForceUntilTheNext() {
    LeadForecaster held =
        new LeadForecaster(new LeadSettings(MINUTE, ZoneId.of("UTC"), LEAD, 5, 0.01));
    double[] capacity = new double[DAY];
    for (int minute = 0; minute < DAY; minute++) {
      capacity[minute] = held.learn(minute * MINUTE, day(minute), Double.NaN).capacity();
    }
    // The decision falls due at the end of minute 4 of every five.
    assertThat(Arrays.copyOfRange(capacity, 604, 609)).containsOnly(capacity[604]);
    assertThat(capacity[609]).isNotEqualTo(capacity[604]);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void capacityThatIsThereAnywayIsReclaimed(long seed) {
    assertThat(meanCapacity(seed, 1.5)).isLessThan(0.99 * meanCapacity(seed, 1));
  }

  private static double meanCapacity(long seed, double inForce) {
    Random random = new Random(seed);
    LeadForecaster own = new LeadForecaster(settings(0.01));
    double[] ready = new double[15 * DAY];
    double sum = 0;
    for (int minute = 0; minute < 14 * DAY; minute++) {
      double value = day(minute) * Math.exp(0.1 * random.nextGaussian());
      ready[minute + LEAD] = own.learn(minute * MINUTE, value, inForce * ready[minute]).capacity();
      sum += minute >= 7 * DAY ? ready[minute] : 0;
    }
    return sum;
  }

  @Test
  void aRandomWalkIsNoWorseThanFollowingIt() {
    Random random = new Random(5);
    double value = 1_000;
    LeadSkill skill = null;
    for (int minute = 0; minute < 7 * DAY; minute++) {
      value = Math.max(10, value + 10 * random.nextGaussian());
      skill = forecaster.learn(minute * MINUTE, value, Double.NaN).skill();
    }
    assertThat(skill.loss()).isLessThan(1.15 * skill.reactiveLoss());
    assertThat(skill.loss()).isLessThan(0.5 * skill.naiveLoss());
  }

  @Test
  void leavesOutTheTimeThatIsMissing() {
    learn(0, 7 * DAY, LeadForecasterTest::day);
    learn(9 * DAY + 300, 9 * DAY + 600, LeadForecasterTest::day);
    for (int minute = 9 * DAY + 400; minute < 9 * DAY + 600; minute++) {
      assertThat(ready[minute]).isBetween(0.99 * day(minute), 1.3 * day(minute));
    }
  }

  @ParameterizedTest(name = "{0} windows ahead, target {1}")
  @CsvSource({"5, 0.01", "40, 0.01", "15, 0.2", "5, 0.2"})
  void goesOnWithAnotherLeadAndTarget(int ahead, double target) {
    Random random = new Random(9);
    LeadForecaster own = forecaster;
    for (int minute = 0; minute < 14 * DAY; minute++) {
      own.learn(minute * MINUTE, day(minute) * Math.exp(0.1 * random.nextGaussian()), Double.NaN);
    }
    own =
        LeadForecaster.decode(
            new LeadSettings(MINUTE, ZoneId.of("UTC"), ahead, 1, target), own.encode());
    int exceeded = 0;
    for (int minute = 14 * DAY; minute < 21 * DAY; minute++) {
      double value = day(minute) * Math.exp(0.1 * random.nextGaussian());
      exceeded += minute >= 15 * DAY && value > ready[minute] ? 1 : 0;
      LeadForecast forecast = own.learn(minute * MINUTE, value, Double.NaN);
      assertThat(forecast.targetMillis()).isEqualTo((minute + ahead) * MINUTE);
      ready[minute + ahead] = forecast.capacity();
    }
    assertThat(exceeded / (6.0 * DAY)).isBetween(0.6 * target, 1.3 * target);
  }

  @Test
  void theSameWindowTwiceTeachesNothing() {
    learn(0, DAY, LeadForecasterTest::day);
    byte[] before = forecaster.encode();
    assertThat(forecaster.learn((DAY - 1) * MINUTE, 5, Double.NaN)).isNull();
    assertThat(forecaster.encode()).isEqualTo(before);
  }

  @Test
  void keepsToSixteenKilobytesByTheMinute() {
    learn(0, 8 * DAY, LeadForecasterTest::day);
    assertThat(forecaster.encode().length).isLessThan(16 * 1024);
  }

  private void learn(int from, int to, LongToDoubleFunction value) {
    for (int minute = from; minute < to; minute++) {
      LeadForecast forecast =
          forecaster.learn(minute * MINUTE, value.applyAsDouble(minute), Double.NaN);
      ready[minute + LEAD] = forecast.capacity();
    }
  }

  /** From 60 to 140 and back. */
  private static double day(long minute) {
    return 100 - 40 * Math.cos(2 * Math.PI * minute / DAY);
  }

  /** A hundred, and three hundred for ten minutes at noon. */
  private static double burst(long minute) {
    long ofDay = Math.floorMod(minute, (long) DAY) - DAY / 2;
    return ofDay >= 0 && ofDay < 10 ? 300 : 100;
  }
}
