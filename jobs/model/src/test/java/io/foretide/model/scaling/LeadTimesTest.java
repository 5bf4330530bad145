package io.foretide.model.scaling;

import static io.foretide.model.scaling.Policies.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadTimesTest {
  private static final long GIVEN = 5 * MINUTE;

  private final LeadTimes leads = new LeadTimes(MINUTE);
  private long now;

  @Test
  void reckonsWithTheGivenTimeUntilEnoughWasSeen() {
    scaleUps(9, 3);
    assertThat(leads.millis(GIVEN)).isEqualTo(GIVEN);
    scaleUps(1, 3);
    assertThat(leads.millis(GIVEN)).isEqualTo(3 * MINUTE);
  }

  @Test
  void isWhatNineteenOfTwentyDidNotExceed() {
    scaleUps(38, 3);
    assertThat(leads.millis(GIVEN)).isEqualTo(3 * MINUTE);
    scaleUps(1, 9);
    assertThat(leads.millis(GIVEN)).isEqualTo(3 * MINUTE);
    scaleUps(2, 9);
    assertThat(leads.millis(GIVEN)).isEqualTo(9 * MINUTE);
  }

  @Test
  void growsAtOnceAndShrinksOnlyClearly() {
    scaleUps(40, 10);
    scaleUps(40, 8);
    assertThat(leads.millis(GIVEN)).isEqualTo(10 * MINUTE);
    scaleUps(40, 6);
    assertThat(leads.millis(GIVEN)).isEqualTo(6 * MINUTE);
  }

  @Test
  void aScaleUpThatWasTakenBackTeachesNothing() {
    for (int i = 0; i < 20; i++) {
      window(2, 2);
      window(5, 2);
      window(2, 2);
    }
    assertThat(leads.millis(GIVEN)).isEqualTo(GIVEN);
  }

  @ParameterizedTest
  @CsvSource({"NaN, 2", "5, NaN"})
  void aScaleUpOfWhichAWindowIsNotKnownTeachesNothing(double wanted, double ready) {
    scaleUps(9, 3);
    window(2, 2);
    window(5, 2);
    window(wanted, ready);
    window(5, 5);
    assertThat(leads.millis(GIVEN)).isEqualTo(GIVEN);
    scaleUps(1, 3);
    assertThat(leads.millis(GIVEN)).isEqualTo(3 * MINUTE);
  }

  @Test
  void aScaleUpWithinAGapTeachesNothing() {
    scaleUps(9, 3);
    window(2, 2);
    window(5, 2);
    now += 360 * MINUTE;
    window(5, 5);
    // wanted more after the gap than before it: since when is not known
    now += 360 * MINUTE;
    window(9, 5);
    window(9, 9);
    assertThat(leads.millis(GIVEN)).isEqualTo(GIVEN);
    scaleUps(1, 3);
    assertThat(leads.millis(GIVEN)).isEqualTo(3 * MINUTE);
  }

  @Test
  void aScaleUpOfMoreThanADayIsNone() {
    scaleUps(20, 1_442);
    assertThat(leads.millis(GIVEN)).isEqualTo(GIVEN);
    scaleUps(10, 1_440);
    assertThat(leads.millis(GIVEN)).isEqualTo(1_440 * MINUTE);
  }

  @Test
  void aScaleUpThatIsReadyAtOnceTeachesNothing() {
    scaleUps(20, 0);
    assertThat(leads.millis(GIVEN)).isEqualTo(GIVEN);
  }

  @Test
  void waitsForAllReplicasThatAWindowBeganToWant() {
    for (int i = 0; i < 10; i++) {
      window(2, 2);
      // five from its middle on
      window(3.5, 2);
      window(5, 2);
      window(5, 4);
      window(5, 5);
    }
    assertThat(leads.millis(GIVEN)).isEqualTo(3 * MINUTE);
  }

  /** From two to five, ready so many minutes after they were asked for, and back. */
  private void scaleUps(int times, int minutes) {
    for (int i = 0; i < times; i++) {
      window(2, 2);
      for (int minute = 0; minute < minutes; minute++) {
        window(5, 2);
      }
      window(5, 5);
    }
  }

  private void window(double wanted, double ready) {
    now += MINUTE;
    leads.learn(now, wanted, ready);
  }
}
