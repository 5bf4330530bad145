package io.foretide.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SignalKind;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The unit of a gauge must not matter. */
class ScaleInvarianceTest {
  private static final int FOUR_WEEKS = 28 * 288;
  private static final double TOLERANCE = 1e-6;
  private static final double LEVEL = 50;

  @ParameterizedTest(name = "times {0}, seed {1}")
  @CsvSource({"1e9, 1", "1e-9, 1", "1e12, 2", "1e-6, 2"})
  void expectationAndBoundsScaleWithAGaugeAndScoresStay(double factor, long seed) {
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.GAUGE);
    BaselineRun scaled = BaselineRun.ofFiveMinutes(SignalKind.GAUGE);
    Random random = new Random(seed);
    for (int i = 0; i < FOUR_WEEKS; i++) {
      double usual = Law.SEASONAL.next(run.clock(), 0, random);
      double value = random.nextInt(500) == 0 ? 3 * usual : usual;
      ScoredWindow one = run.next(value, 0);
      ScoredWindow other = scaled.next(value * factor, 0);
      if (i > 0) {
        assertSame(other.expected() / factor, one.expected());
        assertSame(other.lower() / factor, one.lower());
        assertSame(other.upper() / factor, one.upper());
        assertThat(other.score()).isCloseTo(one.score(), within(TOLERANCE));
      }
    }
  }

  private static void assertSame(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(TOLERANCE * Math.max(LEVEL, Math.abs(expected))));
  }
}
