package io.foretide.cli.evaluate;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What came of a set.
 *
 * @param set name of the set
 * @param series number of series
 * @param rows number of rows
 * @param whole all rows of all series; null when no segments are labelled, as the next four
 * @param earlier the first half of each series
 * @param later the second half of each series
 * @param evenSeries every other series, from the first
 * @param oddSeries the others
 * @param nab the benchmark's own score; null for other sets
 * @param incidents how alerts met incidents; null for other sets
 * @param intervals how the intervals held
 * @param alertsPerSeriesDay alerts that the jobs would raise, per series and day
 * @param microsPerPoint time of the model per row, microseconds
 * @param bytesPerSeries median size of a series' state
 */
record SetResult(
    String set,
    int series,
    long rows,
    SegmentScore whole,
    SegmentScore earlier,
    SegmentScore later,
    SegmentScore evenSeries,
    SegmentScore oddSeries,
    NabScore nab,
    IncidentScore incidents,
    IntervalScore intervals,
    double alertsPerSeriesDay,
    double microsPerPoint,
    int bytesPerSeries)
    implements EvaluationResult {

  static SetResult of(DataSet set, List<JudgedSeries> series) {
    return of(set, series, null);
  }

  static SetResult ofShops(List<ShopTrial> trials) {
    List<JudgedSeries> series = trials.stream().flatMap(trial -> trial.series().stream()).toList();
    return of(DataSet.SHOP, series, IncidentScore.of(trials));
  }

  private static SetResult of(DataSet set, List<JudgedSeries> series, IncidentScore incidents) {
    boolean segments = set.judgement() == DataSet.Judgement.SEGMENTS;
    long rows = series.stream().mapToLong(JudgedSeries::rows).sum();
    double days = series.stream().mapToDouble(one -> one.days(0, one.rows())).sum();
    return new SetResult(
        set.folder(),
        series.size(),
        rows,
        segments ? SegmentScore.of(series, 0, 1) : null,
        segments ? SegmentScore.of(series, 0, 0.5) : null,
        segments ? SegmentScore.of(series, 0.5, 1) : null,
        segments ? SegmentScore.of(every(series, 0), 0, 1) : null,
        segments ? SegmentScore.of(every(series, 1), 0, 1) : null,
        set.judgement() == DataSet.Judgement.WINDOWS ? NabScore.of(series) : null,
        incidents,
        IntervalScore.of(series),
        series.stream().mapToInt(JudgedSeries::alerts).sum() / days,
        series.stream().mapToLong(JudgedSeries::modelNanos).sum() / 1e3 / rows,
        series.stream().mapToInt(JudgedSeries::stateBytes).sorted().toArray()[series.size() / 2]);
  }

  private static List<JudgedSeries> every(List<JudgedSeries> series, int remainder) {
    return IntStream.range(0, series.size())
        .filter(i -> i % 2 == remainder)
        .mapToObj(series::get)
        .toList();
  }
}
