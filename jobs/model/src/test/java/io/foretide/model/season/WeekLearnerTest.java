package io.foretide.model.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.SignalKind;
import io.foretide.model.series.UsualWeek;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeekLearnerTest {
  private final WeekLearner learner = new WeekLearner();

  @Test
  void saysNothingBeforeTwoDaysOfTheSecondWeek() {
    learn(0, UsualWeek.HOURS + 47);
    assertThat(learner.usual(SignalKind.GAUGE)).isNull();
    learn(UsualWeek.HOURS + 47, UsualWeek.HOURS + 48);
    assertThat(learner.usual(SignalKind.GAUGE)).isNotNull();
  }

  @Test
  void saysNothingWhereTheWeekIsNoBetterThanTheMeanOfLate() {
    Random noise = new Random(3);
    for (int hour = 0; hour < 4 * UsualWeek.HOURS; hour++) {
      learner.learn(hour % UsualWeek.HOURS, 50 + noise.nextGaussian());
      assertThat(learner.usual(SignalKind.GAUGE)).isNull();
    }
  }

  @Test
  void followsAnHourByThreeTenthsASeventhOfThemForEachDay() {
    learn(0, 2 * UsualWeek.HOURS);
    learner.learn(17, usual(17) + 10);

    float[] hours = learner.usual(SignalKind.GAUGE).hours();
    assertThat(hours[17]).isCloseTo((float) usual(17) + 3 / 7f, within(1e-4f));
    assertThat(hours[17 + 24]).isCloseTo(hours[17], within(1e-4f));
  }

  @Test
  void believesInDaysThatDifferEachWeek() {
    for (int hour = 0; hour < 2 * UsualWeek.HOURS; hour++) {
      boolean sunday = hour / 24 % 7 == 6;
      learner.learn(hour % UsualWeek.HOURS, usual(hour) + (sunday ? 0.7 : 0));
    }

    float[] hours = learner.usual(SignalKind.GAUGE).hours();
    assertThat(hours[6 * 24]).isCloseTo((float) usual(0) + 0.7f, within(1e-3f));
    assertThat(hours[5 * 24]).isCloseTo((float) usual(0), within(1e-3f));
  }

  @Test
  void doesNotBelieveInDaysThatDifferByChance() {
    Random noise = new Random(3);
    for (int hour = 0; hour < 3 * UsualWeek.HOURS; hour++) {
      learner.learn(hour % UsualWeek.HOURS, usual(hour) + 0.1 * noise.nextGaussian());
    }

    float[] hours = learner.usual(SignalKind.GAUGE).hours();
    assertThat(hours[6 * 24]).isCloseTo(hours[0], within(1e-4f));
  }

  @Test
  void saysItInTheUnitOfTheSignal() {
    learn(0, 2 * UsualWeek.HOURS);

    assertThat(learner.usual(SignalKind.LATENCY).hours()[1])
        .isCloseTo((float) Math.exp(usual(1)), within(0.1f));
  }

  @Test
  void readsBackWhatItWrote() {
    learn(0, UsualWeek.HOURS + 47);
    ByteBuffer bytes = ByteBuffer.allocate(WeekLearner.BYTES);
    learner.encode(bytes);
    assertThat(bytes.hasRemaining()).isFalse();
    WeekLearner restored = new WeekLearner();
    restored.decode(bytes.flip());
    restored.learn(47, usual(47));
    learner.learn(47, usual(47));

    assertThat(restored.usual(SignalKind.GAUGE).hours())
        .isEqualTo(learner.usual(SignalKind.GAUGE).hours());
  }

  @Test
  void countsHoursFromMonday() {
    assertThat(UsualWeek.hour(local("2026-03-02T00:00:00Z"))).isZero();
    assertThat(UsualWeek.hour(local("2026-03-08T23:59:59Z"))).isEqualTo(167);
    assertThat(UsualWeek.hour(local("1969-12-29T01:00:00Z"))).isEqualTo(1);
  }

  @Test
  void liesOnTheLineBetweenTheMiddlesOfHours() {
    float[] hours = new float[UsualWeek.HOURS];
    for (int hour = 0; hour < hours.length; hour++) {
      hours[hour] = hour;
    }
    UsualWeek week = new UsualWeek(hours);

    assertThat(week.at(local("2026-03-02T10:30:00Z"))).isEqualTo(10);
    assertThat(week.at(local("2026-03-02T11:00:00Z"))).isEqualTo(10.5);
    assertThat(week.at(local("2026-03-02T00:00:00Z"))).as("167 and 0").isEqualTo(83.5);
  }

  @Test
  void refusesAWeekOfOtherHours() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UsualWeek(new float[24]))
        .withMessageContaining("24 hours, expected 168");
    float[] unknown = new float[UsualWeek.HOURS];
    unknown[3] = Float.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UsualWeek(unknown))
        .withMessageContaining("is NaN");
  }

  private void learn(int from, int to) {
    for (int hour = from; hour < to; hour++) {
      learner.learn(hour % UsualWeek.HOURS, usual(hour));
    }
  }

  /** A day. */
  private static double usual(int hour) {
    return 5 + Math.cos(2 * Math.PI * hour / 24);
  }

  private static long local(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
