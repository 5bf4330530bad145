package io.foretide.cli.evaluate;

import java.util.List;
import java.util.function.Function;

/**
 * What was told of eventful shops before windows had closed, see {@link FastPathTrial}.
 *
 * @param set name of the set, or of the shop of a seed
 * @param suspected provisional alerts
 * @param withdrawn those that no window confirmed
 * @param withdrawnPerServiceMonth the same per service and 30 days
 * @param incidents incidents of which requests or errors alerted
 * @param soonerShare share of them that was told before a window had closed, 0..1
 * @param medianSeconds median time from the beginning of these to the alert
 * @param medianSecondsOfWindows the same of the alerts that windows alone would have raised
 */
record FastPathScore(
    String set,
    int suspected,
    int withdrawn,
    double withdrawnPerServiceMonth,
    int incidents,
    double soonerShare,
    double medianSeconds,
    double medianSecondsOfWindows)
    implements EvaluationResult {

  /** The shop of a seed by itself. */
  static FastPathScore of(FastPathTrial trial) {
    return of("seed_" + trial.seed(), List.of(trial));
  }

  /** All shops together. */
  static FastPathScore of(String set, List<FastPathTrial> trials) {
    int withdrawn = trials.stream().mapToInt(FastPathTrial::withdrawn).sum();
    int incidents = trials.stream().mapToInt(FastPathTrial::incidents).sum();
    int sooner = trials.stream().mapToInt(trial -> trial.seconds().size()).sum();
    return new FastPathScore(
        set,
        trials.stream().mapToInt(FastPathTrial::suspected).sum(),
        withdrawn,
        withdrawn / trials.stream().mapToDouble(FastPathTrial::serviceMonths).sum(),
        incidents,
        (double) sooner / incidents,
        median(trials, FastPathTrial::seconds),
        median(trials, FastPathTrial::secondsOfWindows));
  }

  private static double median(
      List<FastPathTrial> trials, Function<FastPathTrial, List<Double>> seconds) {
    double[] sorted =
        trials.stream()
            .flatMap(trial -> seconds.apply(trial).stream())
            .mapToDouble(Double::doubleValue)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
