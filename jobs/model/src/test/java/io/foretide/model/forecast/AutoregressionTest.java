package io.foretide.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** An autoregression on two hours and a day, of values or of their changes since yesterday. */
class AutoregressionTest {
  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;
  private static final int[] LAGS = {1, 2, DAY};
  private static final StepClock HOURS =
      new StepClock(Duration.ofHours(1).toMillis(), ZoneId.of("UTC"));

  private final ValueScale scale = new ValueScale(SignalKind.GAUGE);
  private final StepHistory history = new StepHistory(WEEK + 2);

  @Test
  void saysNothingFarBeyondWhatItSaw() {
    Random random = new Random(1);
    IntToDoubleFunction noise = step -> 100 * Math.exp(0.1 * random.nextGaussian());
    // Three weeks around 100, then half a day by a fifth more each hour, to 892.
    IntToDoubleFunction value =
        step ->
            step < 3 * WEEK
                ? noise.applyAsDouble(step)
                : 100 * Math.pow(1.2, step - 3 * WEEK + 1.0);
    double[] path = path(new Autoregression(LAGS, 0, HOURS), 3 * WEEK + 12, value);
    // 1.25 times as far from 100 as 892 is, on the log scale, is 1,541.
    assertThat(Arrays.stream(path).max().orElseThrow()).isLessThan(1_600);
  }

  @Test
  void followsChangesTenTimesThoseOfTheFirstWeek() {
    // Each day is higher than the one before, by 1 in the first two weeks and by 10 from then on.
    IntToDoubleFunction value =
        step -> 1_000 + step / DAY + 9 * Math.max(0, step / DAY - 2 * 7) + step % DAY;
    double[] path = path(new Autoregression(LAGS, DAY, HOURS), 5 * WEEK, value);
    assertThat(path[DAY - 1]).isCloseTo(value.applyAsDouble(5 * WEEK + DAY - 1), within(1.0));
  }

  private double[] path(Autoregression expert, int steps, IntToDoubleFunction values) {
    for (int step = 0; step < steps; step++) {
      double value = values.applyAsDouble(step);
      scale.learn(value);
      expert.learn(history, scale, step, value, 0);
      history.add(step, value);
    }
    double[] path = new double[2 * DAY];
    expert.path(history, scale, SeasonOffsets.NONE, path);
    return path;
  }
}
