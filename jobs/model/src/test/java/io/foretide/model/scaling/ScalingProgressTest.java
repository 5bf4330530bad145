package io.foretide.model.scaling;

import static io.foretide.model.scaling.Forecasts.CHECKOUT;
import static io.foretide.model.scaling.Forecasts.MINUTE;
import static io.foretide.model.scaling.Forecasts.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.Trust;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingProgressTest {
  private static final int FORECASTS = 5_000;
  private static final int LARGEST = 400;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20_260_302})
  void restoresBetweenAnyTwoForecasts(long seed) {
    Random random = new Random(seed);
    WorkloadPolicy policy = Forecasts.policy(2, 40, 60);
    ScalingProgress kept = new ScalingProgress();
    ScalingProgress restored = new ScalingProgress();
    long clock = START;
    int decisions = 0;
    for (int i = 0; i < FORECASTS; i++) {
      clock += random.nextInt(100) == 0 ? 50 * MINUTE : MINUTE;
      restored = restore(restored);
      Recommendation held = ScalingDecider.holdWhenStale(kept, CHECKOUT, clock, policy);
      assertThat(ScalingDecider.holdWhenStale(restored, CHECKOUT, clock, policy)).isEqualTo(held);
      restored = restore(restored);
      HorizonForecast forecast = forecast(random, clock);
      Recommendation decision = ScalingDecider.decide(kept, forecast, policy);
      assertThat(ScalingDecider.decide(restored, forecast, policy)).isEqualTo(decision);
      if (decision != null) {
        decisions++;
        assertThat(decision.replicas())
            .isBetween(2, 40)
            .isGreaterThanOrEqualTo(Math.min(40, decision.reactiveReplicas()));
      }
    }
    assertThat(decisions).isGreaterThan(FORECASTS / 6);
  }

  @Test
  void refusesAnUnknownVersion() {
    byte[] bytes = decided();
    bytes[0] = 9;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScalingProgress.decode(bytes))
        .withMessage("scaling state is of version 9, expected 1");
  }

  @Test
  void refusesBytesThatAreCutShortAnywhere() {
    byte[] bytes = decided();
    for (int length = 1; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ScalingProgress.decode(cut))
          .withMessage("scaling state of %d bytes is cut short", length);
    }
  }

  private static byte[] decided() {
    ScalingProgress state = new ScalingProgress();
    ScalingDecider.decide(state, Forecasts.flat(START, 10, 20), Forecasts.policy(1, 9, 10));
    assertThat(state.isEmpty()).isFalse();
    return state.encode();
  }

  private static ScalingProgress restore(ScalingProgress progress) {
    byte[] bytes = progress.encode();
    assertThat(bytes).hasSizeLessThan(LARGEST);
    ScalingProgress restored = ScalingProgress.decode(bytes);
    assertThat(restored.encode()).isEqualTo(bytes);
    return restored;
  }

  private static HorizonForecast forecast(Random random, long clock) {
    double[] p99 = random.doubles(15 + random.nextInt(10), 0, 150).toArray();
    double current = random.nextInt(10) == 0 ? Double.NaN : 120 * random.nextDouble();
    long origin = random.nextInt(50) == 0 ? clock - 10 * MINUTE : clock;
    Trust trust = random.nextInt(20) == 0 ? Trust.LEARNING : Trust.TRAINED;
    return Forecasts.of(origin, current, trust, p99);
  }
}
