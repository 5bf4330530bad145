package io.foretide.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.Season;
import io.foretide.model.series.SignalKind;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonStrengthTest {
  private static final int DAY = 288;

  private static double day(int window) {
    return Math.sin(2 * Math.PI * window / DAY);
  }

  private static boolean isWeekend(int window) {
    return window / DAY % 7 >= 5;
  }

  private static BaselineRun run(BaselineRun run, int from, int to, IntToDoubleFunction value) {
    for (int i = from; i < to; i++) {
      run.next(value.applyAsDouble(i), 0);
    }
    return run;
  }

  private static Season after(int days, IntToDoubleFunction value) {
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.GAUGE);
    return run(run, 0, days * DAY, value).state().season();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void findsNoneInNoise(long seed) {
    Random random = new Random(seed);
    assertThat(after(14, i -> 100 + random.nextGaussian())).isEqualTo(Season.NONE);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void findsTheDay(long seed) {
    Random random = new Random(seed);
    assertThat(after(14, i -> 100 + 3 * day(i) + random.nextGaussian())).isEqualTo(Season.DAY);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void findsDayAndWeek(long seed) {
    Random random = new Random(seed);
    IntToDoubleFunction weekly =
        i -> 100 + (isWeekend(i) ? 1 : 4) * day(i) + random.nextGaussian() / 3;
    assertThat(after(35, weekly)).isEqualTo(Season.DAY_AND_WEEK);
  }

  @Test
  void takesASeasonThatBeginsAndDropsOneThatEnds() {
    Random random = new Random(1);
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.GAUGE);
    run(run, 0, 10 * DAY, i -> 100 + random.nextGaussian());
    assertThat(run.state().season()).isEqualTo(Season.NONE);
    run(run, 10 * DAY, 20 * DAY, i -> 100 + 4 * day(i) + random.nextGaussian());
    assertThat(run.state().season()).isNotEqualTo(Season.NONE);
    run(run, 20 * DAY, 50 * DAY, i -> 100 + random.nextGaussian());
    assertThat(run.state().season()).isEqualTo(Season.NONE);
  }
}
