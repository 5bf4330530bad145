package io.foretide.cli.evaluate;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertGuidance;
import io.foretide.model.anomaly.AlertLifecycle;
import io.foretide.model.anomaly.AlertProgress;
import io.foretide.model.anomaly.AlertSettings;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.SliceWatch;
import io.foretide.model.anomaly.Suspicion;
import io.foretide.model.baseline.BaselineSettings;
import io.foretide.model.baseline.BaselineState;
import io.foretide.model.baseline.LearningGuidance;
import io.foretide.model.baseline.SeasonalBaseline;
import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Requests or errors of a service through the models of the jobs, a second at a time: what the
 * minute has is spread over its seconds by chance.
 */
final class SlicedSeries {
  private static final long SECOND = 1000;
  private static final int SECONDS = 60;
  private static final long MINUTE = SECONDS * SECOND;

  /** What the jobs wait for readings that are late. */
  private static final long CLOSES_AFTER = Duration.ofSeconds(15).toMillis();

  private final SplittableRandom random;
  private final SeasonalBaseline baseline = new SeasonalBaseline(BaselineSettings.defaults(MINUTE));
  private final BaselineState state = new BaselineState();
  private final HeapChunks chunks = new HeapChunks();
  private final AlertLifecycle lifecycle =
      new AlertLifecycle(AlertGuidance.of(AlertSettings.defaults()));
  private final AlertProgress progress = new AlertProgress();
  private final AlertProgress ofWindowsAlone = new AlertProgress();
  private final SliceWatch watch = new SliceWatch();
  private final List<Long> suspected = new ArrayList<>();
  private final List<Long> fired = new ArrayList<>();
  private int withdrawn;

  SlicedSeries(SplittableRandom random) {
    this.random = random;
  }

  /**
   * Takes the next minute.
   *
   * @param requests how many there were
   */
  void next(SeriesWindow window, double requests) {
    ScoredWindow expected =
        baseline.expect(window.whole(MINUTE), state, chunks, LearningGuidance.NONE);
    if (expected != null && !window.isGap()) {
      slice(window, requests, expected);
    }
    ScoredWindow scored = baseline.learn(window, state, chunks);
    if (scored == null) {
      return;
    }
    Alert alert = lifecycle.advance(progress, scored);
    withdrawn +=
        alert != null && alert.provisional() && alert.state() == AlertState.RESOLVED ? 1 : 0;
    watch.judged(window.startMillis(), progress.isEmpty());
    Alert ofWindows = lifecycle.advance(ofWindowsAlone, scored);
    if (ofWindows != null && ofWindows.revision() == 0) {
      fired.add(ofWindows.updatedAtMillis() + CLOSES_AFTER);
    }
  }

  private void slice(SeriesWindow window, double requests, ScoredWindow expected) {
    int[] asked = spread((int) Math.round(requests));
    int[] failed =
        window.kind() == SignalKind.RATIO
            ? spread((int) Math.round(requests * window.value()))
            : new int[SECONDS];
    for (int second = 0; second < SECONDS; second++) {
      long end = window.startMillis() + (second + 1) * SECOND;
      // An error among fewer requests is one of them.
      int all = Math.max(asked[second], failed[second]);
      if (window.kind() == SignalKind.RATIO && all == 0) {
        continue;
      }
      double value = window.kind() == SignalKind.RATIO ? (double) failed[second] / all : all;
      SeriesWindow slice =
          new SeriesWindow(window.key(), end - SECOND, end, value, all, window.kind());
      Suspicion suspicion = watch.take(expected.of(slice), MINUTE, end);
      Alert alert = suspicion == null ? null : lifecycle.suspect(progress, suspicion);
      if (alert != null) {
        suspected.add(alert.updatedAtMillis());
      }
    }
  }

  /** So many, each in a second of its own choice. */
  private int[] spread(int number) {
    int[] seconds = new int[SECONDS];
    int left = number;
    for (int second = 0; second < SECONDS - 1 && left > 0; second++) {
      seconds[second] = binomial(left, 1.0 / (SECONDS - second));
      left -= seconds[second];
    }
    seconds[SECONDS - 1] += left;
    return seconds;
  }

  private int binomial(int number, double chance) {
    double variance = number * chance * (1 - chance);
    if (variance > 25) {
      double near = number * chance + Math.sqrt(variance) * random.nextGaussian();
      return (int) Math.round(Math.max(0, Math.min(number, near)));
    }
    int hits = 0;
    for (int i = 0; i < number; i++) {
      hits += random.nextDouble() < chance ? 1 : 0;
    }
    return hits;
  }

  /** When something was told before its window had closed; milliseconds since the epoch. */
  List<Long> suspectedMillis() {
    return suspected;
  }

  /** When alerts of windows alone were told. */
  List<Long> firedMillis() {
    return fired;
  }

  int withdrawn() {
    return withdrawn;
  }
}
