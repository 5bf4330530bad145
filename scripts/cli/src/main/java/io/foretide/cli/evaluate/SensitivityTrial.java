package io.foretide.cli.evaluate;

import io.foretide.cli.report.IncidentMatching;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertProgress;
import io.foretide.model.anomaly.AlertSettings;
import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.baseline.BaselineSettings;
import io.foretide.model.baseline.BaselineState;
import io.foretide.model.baseline.SeasonalBaseline;
import io.foretide.model.control.AlertControls;
import io.foretide.model.control.ControlBook;
import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many false alarms come of each number that a policy puts up with, from each series' second
 * week on. What is learnt does not depend on it, so it is learnt once for all numbers.
 *
 * @param seriesMonths series that are watched, times months of 30 days
 * @param alarms false alarms for each of {@link #ASKED}
 */
record SensitivityTrial(double seriesMonths, List<Integer> alarms) {
  /** False alarms of a series in a month that are put up with. */
  static final List<Double> ASKED = List.of(0.1, 0.3, 1.0, 3.0, 10.0, 30.0);

  private static final long WEEK = Duration.ofDays(7).toMillis();
  private static final double MONTH = Duration.ofDays(30).toMillis();

  /** What the traffic comes to. */
  static SensitivityTrial of(LabelledTraffic traffic) {
    Run run = new Run(traffic.windowMillis());
    for (List<SeriesWindow> step : traffic.steps()) {
      step.stream().filter(SensitivityTrial::isWatched).forEach(run::next);
    }
    return new SensitivityTrial(
        run.judgedMillis / MONTH,
        run.alerts.stream()
            .map(alerts -> IncidentMatching.match(traffic.incidents(), alerts).falseAlerts())
            .toList());
  }

  private static boolean isWatched(SeriesWindow window) {
    return WatchedDirection.of(window.key().signal(), window.kind()) != WatchedDirection.NONE;
  }

  private static AlertControls puttingUpWith(double alarms, long windowMillis) {
    ControlBook book = new ControlBook();
    book.put(Policies.falseAlarms(alarms));
    return new AlertControls(book, AlertSettings.defaults(), windowMillis);
  }

  private static final class Series {
    private final BaselineState state = new BaselineState();
    private final HeapChunks chunks = new HeapChunks();
    private final List<AlertProgress> progress =
        Stream.generate(AlertProgress::new).limit(ASKED.size()).toList();
    private final long judgedFromMillis;

    Series(SeriesWindow first) {
      judgedFromMillis = first.startMillis() + WEEK;
    }
  }

  private static final class Run {
    private final SeasonalBaseline baseline;
    private final List<AlertControls> policies;
    private final List<List<Alert>> alerts =
        Stream.generate(() -> (List<Alert>) new ArrayList<Alert>()).limit(ASKED.size()).toList();
    private final Map<SeriesKey, Series> series = new HashMap<>();
    private double judgedMillis;

    Run(long windowMillis) {
      baseline = new SeasonalBaseline(BaselineSettings.defaults(windowMillis));
      policies = ASKED.stream().map(alarms -> puttingUpWith(alarms, windowMillis)).toList();
    }

    void next(SeriesWindow window) {
      Series known = series.computeIfAbsent(window.key(), any -> new Series(window));
      ScoredWindow scored = baseline.learn(window, known.state, known.chunks);
      if (scored == null) {
        return;
      }
      boolean judged = window.startMillis() >= known.judgedFromMillis;
      judgedMillis += judged ? window.endMillis() - window.startMillis() : 0;
      for (int i = 0; i < ASKED.size(); i++) {
        Alert alert = policies.get(i).at(window).advance(known.progress.get(i), scored);
        if (alert != null && judged && alert.startedAtMillis() >= known.judgedFromMillis) {
          alerts.get(i).add(alert);
        }
      }
    }
  }
}
