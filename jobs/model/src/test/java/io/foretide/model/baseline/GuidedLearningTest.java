package io.foretide.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.baseline.LearningGuidance.Opinion;
import io.foretide.model.series.Learning;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A gauge in windows of five minutes: 100, by day 60 more on weekdays and 45 on weekends, and noise
 * of 5 (seed 5), for three weeks.
 */
class GuidedLearningTest {
  private static final int HOUR = 12;
  private static final int DAY = 24 * HOUR;
  private static final int THREE_WEEKS = 21 * DAY;
  private static final double INCIDENT = 150;

  private final BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.GAUGE);
  private final Random noise = new Random(5);
  private int window;

  GuidedLearningTest() {
    play(THREE_WEEKS, 0, LearningGuidance.NONE);
  }

  @Test
  void whatLastsThreeHoursIsTheNewNormalAndSaysSinceWhen() {
    long since = run.clock();
    assertThat(play(3 * HOUR - 1, INCIDENT, LearningGuidance.NONE).newNormalSinceMillis())
        .isEqualTo(ScoredWindow.AS_BEFORE);
    ScoredWindow adopted = play(1, INCIDENT, LearningGuidance.NONE);

    assertThat(adopted.newNormalSinceMillis()).isEqualTo(since);
    ScoredWindow next = play(1, INCIDENT, LearningGuidance.NONE);
    assertThat(next.newNormalSinceMillis()).isEqualTo(ScoredWindow.AS_BEFORE);
    assertThat(next.learning()).isEqualTo(Learning.LEARNT);
    assertThat(next.departure()).isBetween(-3.0, 3.0);
  }

  @Test
  void whatIsCalledTheNewNormalIsAdoptedAtOnce() {
    long since = run.clock();
    play(HOUR, INCIDENT, LearningGuidance.NONE);
    ScoredWindow adopted = play(1, INCIDENT, opinion(since, true));

    assertThat(adopted.newNormalSinceMillis()).isEqualTo(since);
    assertThat(adopted.expected()).isCloseTo(adopted.window().value(), within(10.0));
    assertThat(play(1, INCIDENT, opinion(since, true)).newNormalSinceMillis())
        .isEqualTo(ScoredWindow.AS_BEFORE);
  }

  @Test
  void anOpinionOfAnotherDepartureChangesNothing() {
    long since = run.clock();
    play(HOUR, INCIDENT, LearningGuidance.NONE);
    long other = since - Duration.ofHours(2).toMillis();

    assertThat(play(1, INCIDENT, opinion(other, true)).newNormalSinceMillis())
        .isEqualTo(ScoredWindow.AS_BEFORE);
  }

  @Test
  void whatAnIncidentTaughtIsTakenBackWhenItIsOver() {
    double level = run.state().level;
    double departure = run.state().departure;
    long since = run.clock();
    play(6, INCIDENT, LearningGuidance.NONE);
    play(2, 0, LearningGuidance.NONE);
    double taught = Math.abs(run.state().departure - departure);
    play(1, 0, opinion(since, false));

    assertThat(taught).isGreaterThan(0.05 * departure);
    assertThat(run.state().departure).isCloseTo(departure, within(0.2 * taught));
    assertThat(run.state().level).isCloseTo(level, within(0.5));
  }

  @Test
  void anIncidentThatGoesOnIsNotTakenBackYet() {
    long since = run.clock();
    play(HOUR, INCIDENT, LearningGuidance.NONE);
    play(1, INCIDENT, opinion(since, false));

    assertThat(run.state().lastDeparture.sinceMillis()).isEqualTo(since);
  }

  @Test
  void aSuspendedWindowIsJudgedAndThenIsAGap() {
    BaselineRun twin = run.restored();
    LearningGuidance suspended = new LearningGuidance(true, 0, 0, List.of(), List.of("m@1"));
    ScoredWindow judged = play(HOUR, INCIDENT, suspended);
    for (int i = 0; i < HOUR; i++) {
      twin.next(Double.NaN, 0);
    }

    assertThat(judged.learning()).isEqualTo(Learning.SUSPENDED);
    assertThat(judged.controls()).containsExactly("m@1");
    assertThat(judged.score()).isGreaterThan(0.5);
    assertThat(run.state().encode()).isEqualTo(twin.state().encode());
  }

  @Test
  void aHolidayIsExpectedToBeTheDayThatItIsTreatedAs() {
    play(THREE_WEEKS + 12 * HOUR, 0, LearningGuidance.NONE);
    double onMonday = run.restored().next(160, LearningGuidance.NONE).expected();
    LearningGuidance sunday = new LearningGuidance(false, 7, 0, List.of(), List.of());
    double asSunday = run.restored().next(120, sunday).expected();

    assertThat(onMonday).isCloseTo(160, within(8.0));
    assertThat(asSunday).isCloseTo(145, within(8.0));
  }

  @Test
  void theSeasonComesLaterByTheShift() {
    play(7 * HOUR, 0, LearningGuidance.NONE);
    double usual = run.restored().next(100, LearningGuidance.NONE).expected();
    long hours = Duration.ofHours(2).toMillis();
    LearningGuidance earlier = new LearningGuidance(false, 0, -hours, List.of(), List.of());

    assertThat(usual).isCloseTo(100, within(8.0));
    assertThat(run.restored().next(160, earlier).expected()).isCloseTo(160, within(8.0));
  }

  private static LearningGuidance opinion(long startedAtMillis, boolean expected) {
    return new LearningGuidance(
        false, 0, 0, List.of(new Opinion(startedAtMillis, expected)), List.of("feedback@1"));
  }

  private ScoredWindow play(int windows, double more, LearningGuidance guidance) {
    ScoredWindow last = null;
    for (int i = 0; i < windows; i++) {
      boolean weekend = window / DAY % 7 >= 5;
      int hour = window / HOUR % 24;
      double byDay = hour >= 8 && hour < 20 ? (weekend ? 45 : 60) : 0;
      last = run.next(100 + byDay + 5 * noise.nextGaussian() + more, guidance);
      window++;
    }
    return last;
  }
}
