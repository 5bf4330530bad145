package io.foretide.model.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class TimeRingTest {
  private final TimeRing ring = new TimeRing(4);

  @Test
  void knowsTheLatestValuesAndNoOthers() {
    for (int time = 10; time < 16; time++) {
      ring.put(time, time);
    }
    assertThat(ring.at(15)).isEqualTo(15);
    assertThat(ring.at(12)).isEqualTo(12);
    assertThat(ring.at(11)).isNaN();
    assertThat(ring.at(16)).isNaN();
  }

  @Test
  void whatWasSkippedIsNotKnown() {
    ring.put(10, 1);
    ring.put(12, 2);
    assertThat(ring.at(10)).isEqualTo(1);
    assertThat(ring.at(11)).isNaN();
    ring.put(100, 3);
    assertThat(ring.at(98)).isNaN();
    assertThat(ring.at(100)).isEqualTo(3);
  }

  @Test
  void keepsValuesOfAnySizeWithinHalfAPerCent() {
    for (double value : new double[] {0, 1e-9, 0.1, 33.3, 123_456, 1e30}) {
      ring.put(10, value);
      assertThat(ring.at(10)).isCloseTo(value, withinPercentage(0.4));
    }
    ring.put(11, Double.NaN);
    assertThat(ring.at(11)).isNaN();
  }

  /** As in autumn, when an hour comes twice. */
  @Test
  void aClockSetBackWritesTheTimeAnew() {
    ring.put(10, 1);
    ring.put(11, 2);
    ring.put(10, 3);
    assertThat(ring.at(10)).isEqualTo(3);
    assertThat(ring.at(11)).isNaN();
    ring.put(11, 4);
    assertThat(ring.at(10)).isEqualTo(3);
    assertThat(ring.at(11)).isEqualTo(4);
  }
}
