package io.foretide.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.foretide.model.series.SignalKind;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VarianceStabilizerTest {
  private static final long SEED = 11;
  private static final int DRAWS = 20_000;

  @ParameterizedTest
  @CsvSource({
    "COUNT, 0",
    "COUNT, 1e-9",
    "COUNT, 3",
    "COUNT, 1e12",
    "LATENCY, 1e-6",
    "LATENCY, 12.5",
    "LATENCY, 1e12",
    "RATIO, 0",
    "RATIO, 1e-9",
    "RATIO, 0.004",
    "RATIO, 0.5",
    "RATIO, 1",
    "GAUGE, -1e12",
    "GAUGE, 0",
    "GAUGE, 1e-9",
    "GAUGE, 1e12"
  })
  void comesBackToTheValue(SignalKind kind, double value) {
    double there = VarianceStabilizer.toModel(kind, value);
    assertThat(VarianceStabilizer.fromModel(kind, there))
        .isCloseTo(value, within(Math.abs(value) * 1e-9));
  }

  @ParameterizedTest(name = "{0}, seed " + SEED)
  @EnumSource
  void keepsTheOrderOfValues(SignalKind kind) {
    Random random = new Random(SEED);
    for (int i = 0; i < DRAWS; i++) {
      double small = random.nextDouble();
      double large = small + 0.01 + random.nextDouble();
      assertThat(VarianceStabilizer.toModel(kind, small))
          .isLessThanOrEqualTo(VarianceStabilizer.toModel(kind, large));
      assertThat(VarianceStabilizer.fromModel(kind, small))
          .isLessThanOrEqualTo(VarianceStabilizer.fromModel(kind, large));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e300, -1e6, -1, 0, 1, 1e6, 1e300})
  void neverLeavesTheRangeOfTheSignal(double x) {
    assertThat(VarianceStabilizer.fromModel(SignalKind.COUNT, x)).isNotNegative().isFinite();
    assertThat(VarianceStabilizer.fromModel(SignalKind.LATENCY, x)).isNotNegative().isFinite();
    assertThat(VarianceStabilizer.fromModel(SignalKind.RATIO, x)).isBetween(0.0, 1.0);
    assertThat(VarianceStabilizer.fromModel(SignalKind.GAUGE, x)).isEqualTo(x);
  }

  @Test
  void samplingDeviationFollowsTheNumberOfRequests() {
    // asin sqrt p of n requests deviates by 1 / 2 sqrt(n).
    assertThat(VarianceStabilizer.samplingDeviation(SignalKind.RATIO, 0.1, 400))
        .isCloseTo(0.5 / 20, within(1e-12));
    assertThat(VarianceStabilizer.samplingDeviation(SignalKind.LATENCY, 3, 400))
        .isCloseTo(2.0 / 20, within(1e-12));
    assertThat(VarianceStabilizer.samplingDeviation(SignalKind.GAUGE, 3, 400)).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"RATIO", "LATENCY"})
  void claimsNoSamplingDeviationWhenTheRequestsAreUnknown(SignalKind kind) {
    assertThat(VarianceStabilizer.samplingDeviation(kind, 0.1, 0)).isZero();
  }

  @ParameterizedTest(name = "mean {0}, seed " + SEED)
  @ValueSource(doubles = {20, 100, 300})
  void samplingDeviationIsThatOfPoissonCounts(double mean) {
    Random random = new Random(SEED);
    double drawn =
        deviation(() -> VarianceStabilizer.toModel(SignalKind.COUNT, poisson(random, mean)));
    double expected = VarianceStabilizer.toModel(SignalKind.COUNT, mean);
    assertThat(VarianceStabilizer.samplingDeviation(SignalKind.COUNT, expected, 0))
        .isCloseTo(drawn, withinPercentage(5));
  }

  @ParameterizedTest(name = "share {0}, seed " + SEED)
  @ValueSource(doubles = {0.05, 0.2, 0.5})
  void samplingDeviationIsThatOfBinomialShares(double share) {
    Random random = new Random(SEED);
    int requests = 400;
    double drawn =
        deviation(
            () -> {
              long failed = random.doubles(requests).filter(u -> u < share).count();
              return VarianceStabilizer.toModel(SignalKind.RATIO, (double) failed / requests);
            });
    assertThat(VarianceStabilizer.samplingDeviation(SignalKind.RATIO, 0, requests))
        .isCloseTo(drawn, withinPercentage(5));
  }

  private static double deviation(DoubleSupplier draw) {
    double sum = 0;
    double squares = 0;
    int draws = DRAWS / 4;
    for (int i = 0; i < draws; i++) {
      double x = draw.getAsDouble();
      sum += x;
      squares += x * x;
    }
    return Math.sqrt(squares / draws - sum * sum / draws / draws);
  }

  private static int poisson(Random random, double mean) {
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
