package io.foretide.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every online algorithm, whatever it learns. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class OnlineContract {
  private static final long SEED = 20_260_302;
  private static final int VALUES = 10_000;
  private static final int EXTREME_VALUES = 3_000;
  private static final int RESTORED_EVERY = 20;

  /** An algorithm and how to start it. */
  public record Subject(String name, Supplier<OnlineAlgorithm> fresh) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The algorithms that keep the contract. */
  protected abstract Stream<Subject> subjects();

  Stream<Arguments> extremes() {
    return subjects()
        .flatMap(
            subject ->
                Arrays.stream(Extreme.values()).map(series -> Arguments.of(subject, series)));
  }

  @ParameterizedTest(name = "{0}, seed " + SEED)
  @MethodSource("subjects")
  void restoresAnywhere(Subject subject) {
    Random random = new Random(SEED);
    OnlineAlgorithm kept = subject.fresh().get();
    OnlineAlgorithm moved = subject.fresh().get();
    for (double value : seasonWithGaps(SEED)) {
      if (random.nextInt(RESTORED_EVERY) == 0) {
        moved = moved.restored();
      }
      assertThat(moved.next(value)).isEqualTo(kept.next(value));
    }
  }

  @ParameterizedTest(name = "{0}, seed " + SEED)
  @MethodSource("subjects")
  void knowsNeitherTheFutureNorOtherSeries(Subject subject) {
    double[] values = seasonWithGaps(SEED);
    double[][] rows = rows(subject.fresh().get(), values);
    OnlineAlgorithm prefix = subject.fresh().get();
    OnlineAlgorithm other = subject.fresh().get();
    double[] otherValues = seasonWithGaps(SEED + 1);
    for (int i = 0; i < VALUES / 3; i++) {
      assertThat(prefix.next(values[i])).isEqualTo(rows[i]);
      other.next(otherValues[i]);
    }
  }

  @ParameterizedTest(name = "{0} on {1}, seed " + SEED)
  @MethodSource("extremes")
  void staysSound(Subject subject, Extreme series) {
    OnlineAlgorithm algorithm = subject.fresh().get();
    for (double value : series.values(EXTREME_VALUES, SEED)) {
      algorithm.assertSound(algorithm.next(value));
    }
    assertThat(algorithm.state().allMatch(Double::isFinite)).isTrue();
  }

  @ParameterizedTest(name = "{0}, seed " + SEED)
  @MethodSource("subjects")
  void staysSoundThroughSeasonAndGaps(Subject subject) {
    OnlineAlgorithm algorithm = subject.fresh().get();
    for (double value : seasonWithGaps(SEED)) {
      algorithm.assertSound(algorithm.next(value));
      assertThat(algorithm.state().allMatch(Double::isFinite)).isTrue();
    }
  }

  private static double[][] rows(OnlineAlgorithm algorithm, double[] values) {
    return Arrays.stream(values).mapToObj(algorithm::next).toArray(double[][]::new);
  }

  /** A swing of 288 values a day with noise, spikes, lone gaps and long ones. */
  private static double[] seasonWithGaps(long seed) {
    Random random = new Random(seed);
    double[] values = new double[VALUES];
    int gap = 0;
    for (int i = 0; i < VALUES; i++) {
      double swing = 100 + 40 * Math.sin(2 * Math.PI * i / 288) + 8 * random.nextGaussian();
      int chance = random.nextInt(200);
      gap = chance == 0 ? random.nextInt(60) : chance < 5 ? 1 : gap - 1;
      values[i] = gap > 0 ? Double.NaN : chance > 197 ? 10 * swing : swing;
    }
    return values;
  }
}
