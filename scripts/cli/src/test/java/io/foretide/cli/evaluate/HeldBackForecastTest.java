package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.cli.history.History;
import io.foretide.cli.history.TimestampForm;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HeldBackForecastTest {
  private static final int STEPS = 48;
  private static final int DAY = 24;
  private static final int ROWS = 30 * DAY;

  @Test
  void forecastsADailySeasonBetterThanYesterdaysValues() {
    HeldBackForecast forecast = HeldBackForecast.of(daily(7), STEPS, DAY);
    // the error of the true mean over that of the difference of two values: 1 / sqrt(2)
    assertThat(forecast.mase()).isBetween(0.55, 0.9);
    assertThat(forecast.smape()).isBetween(2.0, 8.0);
    assertThat(forecast.inside()).isBetween(40, STEPS);
    assertThat(forecast.msis()).isBetween(3.0, 8.0);
  }

  @Test
  void neverSeesWhatIsHeldBack() {
    History history = daily(7);
    double[] other = history.values().clone();
    Arrays.fill(other, ROWS - STEPS, ROWS, 1e6);
    HeldBackForecast forecast = HeldBackForecast.of(hourly(other), STEPS, DAY);
    assertThat(forecast.inside()).isZero();
    assertThat(forecast.smape()).isGreaterThan(190);
  }

  @Test
  void putsErrorsAgainstTheBenchmarksOfTheCompetition() {
    HeldBackForecast asNaive2 = new HeldBackForecast(STEPS, 18.383, 2.395, 20, 48);
    ForecastScore score = ForecastScore.of("m4_hourly", List.of(asNaive2));
    assertThat(score.owa()).isCloseTo(1, within(1e-12));
    assertThat(score.coverage()).isEqualTo(1);
    assertThat(score.coverageError()).isCloseTo(0.05, within(1e-12));
  }

  private static History daily(long seed) {
    Random random = new Random(seed);
    return hourly(
        IntStream.range(0, ROWS)
            .mapToDouble(i -> 100 + 40 * Math.sin(2 * Math.PI * i / DAY))
            .map(mean -> mean + 5 * random.nextGaussian())
            .toArray());
  }

  private static History hourly(double[] values) {
    long[] millis =
        LongStream.range(0, ROWS).map(i -> 1_772_409_600_000L + i * 3_600_000).toArray();
    String[] timestamps =
        Arrays.stream(millis).mapToObj(at -> Long.toString(at / 1000)).toArray(String[]::new);
    return new History("hourly", TimestampForm.SECONDS, timestamps, millis, values);
  }
}
