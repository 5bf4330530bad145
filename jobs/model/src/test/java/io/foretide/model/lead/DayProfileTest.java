package io.foretide.model.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DayProfileTest {
  private static final int CELLS = 24;

  private final DayProfile profile = new DayProfile(CELLS);

  @Test
  void isNotKnownFarFromWhatWasSeen() {
    profile.learn(5, 8);

    assertThat(profile.at(3)).isNaN();
    assertThat(profile.at(7)).isNaN();
  }

  @Test
  void countsACellTwiceAsMuchAsItsNeighbours() {
    profile.learn(4, 4);
    profile.learn(5, 8);
    profile.learn(6, 12);

    assertThat(profile.at(5)).isEqualTo((4 + 2 * 8 + 12) / 4.0);
    assertThat(profile.at(4)).isCloseTo((2 * 4 + 8) / 3.0, within(1e-6));
    assertThat(profile.at(3)).isEqualTo(4);
  }

  @Test
  void theDayIsACircle() {
    profile.learn(-1, 6);

    assertThat(profile.at(CELLS - 1)).isEqualTo(6);
    assertThat(profile.at(0)).isEqualTo(6);
  }

  @Test
  void isTheMeanOfTheFirstDaysAndThenForgets() {
    for (int day = 0; day < 4; day++) {
      profile.learn((long) day * CELLS, day);
    }
    assertThat(profile.at(0)).isEqualTo(1.5);
    for (int day = 4; day < 100; day++) {
      profile.learn((long) day * CELLS, 50);
    }
    assertThat(profile.at(0)).isCloseTo(50, within(0.01));
  }
}
