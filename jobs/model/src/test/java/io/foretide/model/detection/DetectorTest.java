package io.foretide.model.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.season.SeasonChunk;
import io.foretide.model.season.SeasonLayout;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gauge around 100 with a deviation of 3 in windows of five minutes; its season is 100. */
class DetectorTest {
  private static final long WINDOW = Duration.ofMinutes(5).toMillis();
  private static final int DAY = 288;
  private static final double ALERTING = 0.5;
  private static final long SEED = 11;

  private final SeasonLayout layout = new SeasonLayout(WINDOW, ZoneId.of("UTC"));
  private final SeasonChunk[] chunks = new SeasonChunk[layout.chunks()];
  private final Detector detector = new Detector(180);
  private final DetectorState state = new DetectorState();
  private final Random random = new Random(SEED);
  private int index;
  private long lastMillis;

  @Test
  void seesASpikeAndItsSide() {
    play(7 * DAY, i -> 0);

    assertThat(next(60)).isGreaterThan(ALERTING);
    assertThat(Detector.direction(state)).isEqualTo(1);
    play(DAY, i -> 0);
    assertThat(next(-60)).isGreaterThan(ALERTING);
    assertThat(Detector.direction(state)).isEqualTo(-1);
  }

  @Test
  void seesAShiftAsItBeginsAndNotForAsLongAsItLasts() {
    play(7 * DAY, i -> 0);

    assertThat(alarms(3, i -> 25)).isPositive();
    play(10, i -> 25);
    assertThat(alarms(100, i -> 25)).isLessThan(6);
  }

  @Test
  void seesASlowLeakThatNoSingleWindowShows() {
    play(7 * DAY, i -> 0);

    double highest = highest(DAY, i -> 0.08 * i);
    assertThat(highest).isGreaterThan(ALERTING);
    assertThat(Detector.direction(state)).isEqualTo(1);
  }

  @Test
  void getsUsedToANightlyJob() {
    IntToDoubleFunction job = i -> i % DAY == 30 ? 80 : 0;
    play(3 * DAY, i -> 0);
    assertThat(onThirtiethWindow(job)).isGreaterThan(ALERTING);
    play(DAY - 31, i -> 0);
    for (int night = 0; night < 4; night++) {
      play(DAY, job);
    }
    assertThat(onThirtiethWindow(job)).isLessThan(ALERTING);
  }

  @Test
  void leavesNoiseTooSmallToMatterAlone() {
    // a millionth of the level, but a thousand deviations
    playExactly(7 * DAY, i -> 1e-7 * (i % 3));
    assertThat(exactly(1e-4)).isLessThan(ALERTING);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 30, 200})
  void aGapIsNoReasonToAlert(int missing) {
    play(7 * DAY, i -> 0);
    index += missing;
    assertThat(highest(20, i -> 0)).isLessThan(ALERTING);
  }

  @Test
  void saysLittleBeforeItHasSeenThreeWindowsAndNothingLoudInTheFirstHours() {
    assertThat(next(0)).isZero();
    assertThat(next(1000)).isLessThan(ALERTING);
    assertThat(highest(6, i -> 300 * i)).isLessThan(ALERTING);
  }

  private double onThirtiethWindow(IntToDoubleFunction extra) {
    play(30, extra);
    return next(extra.applyAsDouble(30));
  }

  private int alarms(int windows, IntToDoubleFunction extra) {
    int alarms = 0;
    for (int i = 0; i < windows; i++) {
      alarms += next(extra.applyAsDouble(i)) > ALERTING ? 1 : 0;
    }
    return alarms;
  }

  private void play(int windows, IntToDoubleFunction extra) {
    highest(windows, extra);
  }

  private double highest(int windows, IntToDoubleFunction extra) {
    double highest = 0;
    for (int i = 0; i < windows; i++) {
      highest = Math.max(highest, next(extra.applyAsDouble(i)));
    }
    return highest;
  }

  private double next(double extra) {
    return exactly(3 * random.nextGaussian() + extra);
  }

  private void playExactly(int windows, IntToDoubleFunction extra) {
    for (int i = 0; i < windows; i++) {
      exactly(extra.applyAsDouble(i));
    }
  }

  private double exactly(double extra) {
    long start = index * WINDOW;
    Observation seen = new Observation();
    seen.kind = SignalKind.GAUGE;
    seen.value = 100 + extra;
    seen.y = seen.value;
    seen.residual = index < DAY ? Double.NaN : extra;
    seen.steps = index == 0 ? 1 : Math.max(1, (start - lastMillis) / WINDOW);
    seen.startMillis = start;
    seen.day = layout.day(start);
    lastMillis = start;
    int chunk = layout.chunk(start);
    if (chunks[chunk] == null) {
      chunks[chunk] = SeasonChunk.empty(layout);
    }
    detector.look(seen, state, chunks[chunk]);
    index++;
    return Detector.score(state);
  }
}
