package io.foretide.cli.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionsTest {
  private static final int DRAWS = 50_000;

  private final Dice dice = new Dice(5);

  @ParameterizedTest(name = "seed 5, mean {0}")
  @ValueSource(doubles = {0.2, 3, 29, 31, 900})
  void aPoissonCountHasItsMeanAsVariance(double mean) {
    check(() -> dice.poisson(mean), mean, mean);
  }

  @ParameterizedTest(name = "seed 5, {0} trials of chance {1}")
  @CsvSource({"1, 0.3", "10, 0.02", "500, 0.003", "500, 0.5", "500, 0.98"})
  void aBinomialCountHasItsMeanAndVariance(int trials, double chance) {
    check(() -> dice.binomial(trials, chance), trials * chance, trials * chance * (1 - chance));
  }

  @ParameterizedTest(name = "seed 5, shape {0}")
  @ValueSource(ints = {1, 2, 50})
  void aGammaVariableHasItsShapeAsMeanAndVariance(int shape) {
    check(() -> dice.gamma(shape), shape, shape);
  }

  @Test
  void degenerateDrawsAreCertain() {
    assertThat(dice.poisson(0)).isZero();
    assertThat(dice.binomial(0, 0.5)).isZero();
    assertThat(dice.binomial(9, 0)).isZero();
    assertThat(dice.binomial(9, 1)).isEqualTo(9);
    assertThat(dice.gamma(0)).isZero();
  }

  @Test
  void noiseKeepsItsMeanSpreadAndMemory() {
    AutocorrelatedNoise noise = new AutocorrelatedNoise(0.8, 0.2, dice);
    double previous = Math.log(noise.next(dice)) + 0.02;
    double sum = 0;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < DRAWS; i++) {
      double next = Math.log(noise.next(dice)) + 0.02;
      sum += Math.exp(next - 0.02);
      squares += next * next;
      products += next * previous;
      previous = next;
    }
    assertThat(sum / DRAWS).isCloseTo(1, within(0.01));
    assertThat(Math.sqrt(squares / DRAWS)).isCloseTo(0.2, within(0.006));
    assertThat(products / squares).isCloseTo(0.8, within(0.02));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "0.5, 0",
    "0.975, 1.959963984540054",
    "0.01, -2.3263478740408408",
    "0.999, 3.090232306167813"
  })
  void normalQuantilesAreThoseOfTheTables(double level, double expected) {
    assertThat(NormalQuantile.of(level)).isCloseTo(expected, within(1e-8));
  }

  @Test
  void durationsHaveALognormalBodyAndAParetoTail() {
    LatencyMixture latency = new LatencyMixture(100);

    assertThat(latency.quantile(0.5)).isCloseTo(100, within(1e-9));
    assertThat(latency.quantile(0.95)).isCloseTo(100 * Math.exp(0.5 * 1.644854), within(1e-2));
    assertThat(latency.quantile(0.97 + 1e-9))
        .isCloseTo(latency.quantile(0.97 - 1e-9), Percentage.withPercentage(0.001));
    // ten times rarer, 10^(1/2.2) times longer
    assertThat(latency.quantile(0.999) / latency.quantile(0.99))
        .isCloseTo(Math.pow(10, 1 / 2.2), within(1e-6));
    assertThat(latency.quantile(1 - 1e-12)).isEqualTo(30_000);
  }

  private static void check(DoubleSupplier draw, double mean, double variance) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double value = draw.getAsDouble();
      sum += value;
      squares += (value - mean) * (value - mean);
    }
    assertThat(sum / DRAWS).isCloseTo(mean, within(5 * Math.sqrt(variance / DRAWS)));
    assertThat(squares / DRAWS).isCloseTo(variance, Percentage.withPercentage(6));
  }
}
