package io.foretide.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import io.foretide.model.series.UsualWeek;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A count in windows of five minutes, 300 at noon of a weekday, with noise of 5 % (seed 7), whose
 * siblings show ten times as much.
 */
class BorrowedSeasonTest {
  private static final int HOUR = 12;
  private static final int DAY = 24 * HOUR;
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private final BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.COUNT);
  private final Random noise = new Random(7);

  @Test
  void knowsTheTimeOfDayBeforeItHasSeenIt() {
    borrow(usual(time -> time));
    play(2 * HOUR);

    assertThat(Shop.expectedIn(Duration.ofHours(10), run)).isCloseTo(300, within(30.0));
  }

  @Test
  void knowsNothingOfItWithoutSiblings() {
    borrow(null);
    play(2 * HOUR);

    assertThat(Shop.expectedIn(Duration.ofHours(10), run)).isLessThan(150);
  }

  @Test
  void knowsTheWeekendBeforeItsFirst() {
    borrow(usual(time -> time));
    play(4 * DAY + 12 * HOUR);

    double saturdayNoon = 0.4 * 300;
    assertThat(Shop.expectedIn(Duration.ofHours(24), run))
        .isCloseTo(saturdayNoon, within(0.1 * saturdayNoon));
  }

  @Test
  void isProvisionalOnceWhatItBorrowedHasHeld() {
    borrow(usual(time -> time));

    assertThat(play(5 * HOUR).trust()).isEqualTo(Trust.LEARNING);
    assertThat(play(HOUR).trust()).isEqualTo(Trust.PROVISIONAL);
    assertThat(play(DAY).trust()).isEqualTo(Trust.PROVISIONAL);
    assertThat(play(6 * DAY).trust()).isEqualTo(Trust.TRAINED);
  }

  @Test
  void givesBackWhatDoesNotHold() {
    borrow(usual(time -> time + 12 * HOUR_MILLIS));
    ScoredWindow later = play(8 * HOUR);

    assertThat(run.state().borrowed).isFalse();
    assertThat(later.trust()).isEqualTo(Trust.LEARNING);
    play(2 * DAY);
    assertThat(Shop.expectedIn(Duration.ofHours(12), run)).isCloseTo(usualAt(20), within(30.0));
  }

  @Test
  void ownDaysWeighMoreThanWhatWasBorrowed() {
    borrow(usual(time -> time - 2 * HOUR_MILLIS));
    play(3 * DAY);

    double borrowed = 300 * Law.shape(BaselineRun.START + 6 * HOUR_MILLIS);
    double own = usualAt(8);
    assertThat(Shop.expectedIn(Duration.ofHours(8), run))
        .isCloseTo(own, within(0.4 * (own - borrowed)));
  }

  @Test
  void goesOnWithTheLoanAfterARestore() {
    borrow(usual(time -> time));
    play(2 * HOUR);
    BaselineRun restored = run.restored();

    for (int i = 0; i < DAY; i++) {
      double value = value();
      assertThat(restored.next(value, 0)).isEqualTo(run.next(value, 0));
    }
  }

  @Test
  void whatHasADayOfItsOwnBorrowsNothing() {
    play(DAY + 1);
    run.next(value(), usual(time -> time));

    assertThat(run.state().borrowed).isFalse();
  }

  @Test
  void nothingIsBorrowedOfSiblingsThatShowNothing() {
    borrow(new UsualWeek(new float[UsualWeek.HOURS]));

    assertThat(run.state().borrowed).isFalse();
  }

  /** The first four windows, with the last of which something is lent. */
  private void borrow(UsualWeek siblings) {
    play(3);
    run.next(value(), siblings);
  }

  private ScoredWindow play(int windows) {
    ScoredWindow last = null;
    for (int i = 0; i < windows; i++) {
      last = run.next(value(), 0);
    }
    return last;
  }

  private double value() {
    double usual = 300 * Law.shape(run.clock());
    return Math.rint(usual * (1 + 0.05 * noise.nextGaussian()));
  }

  /** Usual on a weekday. */
  private static double usualAt(int hour) {
    return 300 * Law.shape(BaselineRun.START + hour * HOUR_MILLIS);
  }

  /** The siblings' week, shifted. */
  private static UsualWeek usual(LongUnaryOperator shift) {
    float[] hours = new float[UsualWeek.HOURS];
    for (int hour = 0; hour < hours.length; hour++) {
      long middle = BaselineRun.START + hour * HOUR_MILLIS + HOUR_MILLIS / 2;
      hours[hour] = (float) (3_000 * Law.shape(shift.applyAsLong(middle)));
    }
    return new UsualWeek(hours);
  }
}
