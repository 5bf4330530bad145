package io.foretide.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadroomTest {

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.4, 1, 1.5, 3e7})
  void findsTheLeastThatIsEnough(double least) {
    double found = Headroom.tuned(tried -> tried >= least ? 0.01 : 0.02, 0.01);
    assertThat(found).isGreaterThanOrEqualTo(least).isCloseTo(least, within(1e-9 * least));
  }

  @Test
  void saysWhenNothingIsEnough() {
    assertThat(Headroom.tuned(tried -> 0.02, 0.01)).isNaN();
    assertThat(Headroom.tuned(tried -> Double.NaN, 0.01)).isNaN();
  }
}
