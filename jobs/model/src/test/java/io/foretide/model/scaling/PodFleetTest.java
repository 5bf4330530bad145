package io.foretide.model.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PodFleetTest {
  private final PodFleet fleet = new PodFleet(2);

  @Test
  void podsAreReadyWhenTheyWereOrderedFor() {
    fleet.order(0, 10, 5);

    assertThat(fleet.ready(9)).isEqualTo(2);
    assertThat(fleet.ready(10)).isEqualTo(5);
  }

  @Test
  void podsStopAtOnceAndThoseOnTheirWayAreCalledOff() {
    fleet.order(0, 10, 5);
    fleet.order(4, 14, 1);

    assertThat(fleet.ready(4)).isEqualTo(1);
    assertThat(fleet.ready(10)).isEqualTo(1);
  }

  @Test
  void whatIsOrderedAgainIsReadyAsFirstPromised() {
    fleet.order(0, 10, 5);
    fleet.order(5, 15, 5);
    fleet.order(6, 16, 3);
    fleet.order(7, 17, 5);

    assertThat(fleet.ready(10)).isEqualTo(3);
    assertThat(fleet.ready(16)).isEqualTo(3);
    assertThat(fleet.ready(17)).isEqualTo(5);
  }

  /** When the lead time has become shorter. */
  @Test
  void aLaterOrderMayBeReadyEarlier() {
    fleet.order(0, 30, 5);
    fleet.order(1, 10, 4);
    fleet.order(2, 20, 5);

    assertThat(fleet.ready(9)).isEqualTo(2);
    assertThat(fleet.ready(10)).isEqualTo(4);
    assertThat(fleet.ready(20)).isEqualTo(5);
    assertThat(fleet.ready(30)).isEqualTo(5);
  }

  @Test
  void ordersThatPromiseNothingNewTakeNoRoom() {
    fleet.order(0, 10, 5);
    int one = fleet.bytes();
    for (int time = 1; time < 10; time++) {
      fleet.order(time, time + 10, 5);
    }

    assertThat(fleet.bytes()).isEqualTo(one);
  }

  @Test
  void survivesBeingEncoded() {
    fleet.order(0, 30, 3);
    fleet.order(1, 20, 4);
    fleet.order(2, 40, 5);
    ByteBuffer bytes = ByteBuffer.allocate(fleet.bytes());
    fleet.encode(bytes);

    assertThat(bytes.remaining()).isZero();
    PodFleet restored = PodFleet.decode(bytes.flip());
    assertThat(restored.ready(20)).isEqualTo(4);
    assertThat(restored.ready(40)).isEqualTo(5);
  }
}
