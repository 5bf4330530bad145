package io.foretide.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RecursiveLeastSquaresTest {
  private static final long SEED = 5;

  private final Random random = new Random(SEED);

  @Test
  void findsTheLineThatTheRowsLieOn() {
    RecursiveLeastSquares regression = new RecursiveLeastSquares(2, 1);
    for (int i = 0; i < 200; i++) {
      double x = random.nextGaussian();
      regression.learn(new double[] {x, 1}, 3 * x - 2);
    }
    assertThat(regression.predict(new double[] {10, 1})).isCloseTo(28, within(0.05));
  }

  @Test
  void forgetsTheLineOfOldRows() {
    RecursiveLeastSquares regression = new RecursiveLeastSquares(2, 0.98);
    for (int i = 0; i < 1_000; i++) {
      double x = random.nextGaussian();
      regression.learn(new double[] {x, 1}, i < 500 ? x : 2 * x + 0.1 * random.nextGaussian());
    }
    assertThat(regression.predict(new double[] {1, 0})).isCloseTo(2, within(0.05));
  }

  @Test
  void hardlyBelievesOneWildValue() {
    RecursiveLeastSquares regression = new RecursiveLeastSquares(1, 0.99);
    for (int i = 0; i < 500; i++) {
      regression.learn(new double[] {1}, 5 + 0.1 * random.nextGaussian());
    }
    regression.learn(new double[] {1}, 1e9);
    assertThat(regression.predict(new double[] {1})).isCloseTo(5, within(0.1));
  }

  @Test
  void staysFiniteOnRowsThatSayNothingNew() {
    RecursiveLeastSquares regression = new RecursiveLeastSquares(2, 0.9);
    for (int i = 0; i < 100_000; i++) {
      regression.learn(new double[] {1, 1}, 1);
    }
    regression.learn(new double[] {-1, 1}, 0);
    assertThat(regression.predict(new double[] {1, 1})).isCloseTo(1, within(0.01));
  }

  @Test
  void learnsNothingFromWhatIsNotFinite() {
    RecursiveLeastSquares regression = new RecursiveLeastSquares(1, 0.99);
    regression.learn(new double[] {1}, 5);
    double before = regression.predict(new double[] {1});
    regression.learn(new double[] {1}, Double.NaN);
    regression.learn(new double[] {Double.POSITIVE_INFINITY}, 5);
    assertThat(regression.predict(new double[] {1})).isEqualTo(before);
  }
}
