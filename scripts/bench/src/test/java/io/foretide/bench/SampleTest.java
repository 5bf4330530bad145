package io.foretide.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void hasTheMiddleOneAsItsMedian() {
    assertThat(Sample.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Sample(2, 1, 3, 3));
    assertThat(Sample.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
  }

  @Test
  void spreadsByItsMedian() {
    assertThat(Sample.of(List.of(9.0, 10.0, 12.0)).spread()).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void takesForAQuantileTheValueThatSoManyDoNotExceed() {
    double[] values = new double[100];
    for (int i = 0; i < 100; i++) {
      values[i] = 100 - i;
    }

    assertThat(Sample.quantile(values, 0.5)).isEqualTo(50);
    assertThat(Sample.quantile(values, 0.99)).isEqualTo(99);
    assertThat(Sample.quantile(values, 1)).isEqualTo(100);
    assertThat(Sample.quantile(new double[] {7}, 0.01)).isEqualTo(7);
  }
}
