package io.foretide.model.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;
import io.foretide.model.series.Trust;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Slices of a second of windows of a minute: 600 requests, of which one in a hundred fails. */
class SliceWatchTest {
  private static final long SEED = 7;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final int RATE = 10;
  private static final Band REQUESTS = new Band(600, 540, 660);
  private static final Band ERRORS = new Band(0.01, 0, 0.02);

  private final SliceWatch ofRequests = new SliceWatch();
  private final SliceWatch ofErrors = new SliceWatch();
  private long now = 100 * MINUTE;
  private Suspicion suspicion;

  @Test
  void suspectsAServiceWhoseRequestsAllFailWithinTwoSeconds() {
    usualMinutes(6);

    errors(RATE, RATE);
    errors(RATE, RATE);
    assertThat(suspicion.direction()).isEqualTo(1);
    assertThat(suspicion.value()).isEqualTo(1);
    assertThat(suspicion.weight()).isEqualTo(2 * RATE);
    assertThat(suspicion.windowStartMillis()).isEqualTo(106 * MINUTE);
    assertThat(suspicion.atMillis()).isEqualTo(106 * MINUTE + 2 * SECOND);
  }

  @Test
  void suspectsNothingBeforeItKnowsWhatUsualWindowsReach() {
    usualMinutes(4);

    for (int second = 0; second < 20; second++) {
      errors(RATE, RATE);
      assertThat(suspicion).isNull();
    }
  }

  @Test
  void suspectsAServiceThatIsAskedNoMore() {
    usualMinutes(6);
    int seconds = 0;
    while (suspicion == null && seconds < 60) {
      requests(0);
      seconds++;
    }

    // The lower bound promises 9 a second, of which 7.2 count: 17.8 nats are 3 seconds.
    assertThat(seconds).isEqualTo(3);
    assertThat(suspicion.direction()).isEqualTo(-1);
    assertThat(suspicion.value()).isZero();
  }

  @Test
  void suspectsASurgeOnceTheWindowIsFarTooFullAlready() {
    usualMinutes(6);
    int seconds = 0;
    while (suspicion == null && seconds < 60) {
      requests(4 * RATE);
      seconds++;
    }

    assertThat(suspicion.direction()).isEqualTo(1);
    assertThat(suspicion.value()).isEqualTo(REQUESTS.expected() + 4 * 60);
    assertThat(seconds).isEqualTo(21);
  }

  /** Expected are 2.6 million slices of a tenth for each false one; here are 30 days of seconds. */
  @Test
  void suspectsNothingForAMonthOfTrafficAtTheBoundOfItsBand() {
    Random random = new Random(SEED);
    int suspected = 0;
    for (int second = 0; second < 30 * 24 * 3600; second++) {
      int failed = 0;
      for (int request = 0; request < RATE; request++) {
        failed += random.nextDouble() < ERRORS.upper() ? 1 : 0;
      }
      errors(failed, RATE);
      suspected += suspicion == null ? 0 : 1;
    }
    assertThat(suspected).isZero();
  }

  @Test
  void learnsThatRequestsComeInBursts() {
    int suspected = 0;
    for (int minute = 0; minute < 60; minute++) {
      for (int second = 0; second < 60; second++) {
        requests(second == 0 ? 60 * RATE : 0);
        suspected += suspicion == null ? 0 : 1;
      }
      judged();
    }
    assertThat(suspected).isZero();
  }

  @Test
  void learnsFromWhatItSuspectedInVain() {
    usualMinutes(6);
    for (int second = 0; second < 60; second++) {
      requests(second < 10 ? 0 : RATE);
    }
    judged();

    for (int second = 0; second < 3; second++) {
      requests(0);
      assertThat(suspicion).isNull();
    }
  }

  private void usualMinutes(int minutes) {
    for (int minute = 0; minute < minutes; minute++) {
      for (int second = 0; second < 60; second++) {
        requests(RATE);
        now -= SECOND;
        errors(second % 10 == 0 ? 1 : 0, RATE);
        assertThat(suspicion).isNull();
      }
      judged();
    }
  }

  private void judged() {
    ofRequests.judged(now - MINUTE, true);
    ofErrors.judged(now - MINUTE, true);
  }

  private void requests(int number) {
    take(number, Signals.REQUESTS, SignalKind.COUNT, number, REQUESTS);
  }

  private void errors(int failed, int number) {
    take((double) failed / number, Signals.ERRORS, SignalKind.RATIO, number, ERRORS);
  }

  private void take(double value, String signal, SignalKind kind, int requests, Band band) {
    now += SECOND;
    SeriesWindow slice =
        new SeriesWindow(
            new SeriesKey("shop", "checkout", "", signal),
            now - SECOND,
            now,
            value,
            requests,
            kind);
    suspicion =
        (kind == SignalKind.COUNT ? ofRequests : ofErrors)
            .take(
                new ScoredWindow(
                    slice,
                    band.expected(),
                    band.lower(),
                    band.upper(),
                    0,
                    0,
                    0,
                    0,
                    Trust.TRAINED,
                    1),
                MINUTE,
                now);
  }
}
