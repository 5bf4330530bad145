package io.foretide.cli.report;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.ToDoubleFunction;

/**
 * One series: observed against expected. The columns are of equal length; NaN is a gap.
 *
 * <p>Holds arrays, so it has identity equality.
 *
 * @param seriesId id of the series, as alerts carry it
 * @param title what the chart shows: {@code latency.p95}
 * @param unit how to write its values
 * @param timeMillis starts of the windows, ascending, milliseconds since the epoch
 * @param actual what was observed
 * @param expected what was expected before
 * @param lower lower bound of the 95 % interval
 * @param upper upper bound of the 95 % interval
 */
public record SignalChart(
    String seriesId,
    String title,
    ChartUnit unit,
    long[] timeMillis,
    double[] actual,
    double[] expected,
    double[] lower,
    double[] upper) {

  /**
   * Chart of one series, thinned out to what a screen can show.
   *
   * @param windows of one series, ascending, at least one; windows that are missing are gaps
   * @param limit most points to keep
   * @param wanted start times, milliseconds since the epoch, whose windows stay whole: around
   *     alerts and incidents, the last hours
   */
  public static SignalChart of(List<ScoredWindow> windows, int limit, LongPredicate wanted) {
    SeriesWindow first = windows.get(0).window();
    List<ScoredWindow> rows = withGaps(windows);
    double[] actual = column(rows, row -> row.window().value());
    BitSet whole = new BitSet();
    for (int i = 0; i < rows.size(); i++) {
      whole.set(i, wanted.test(rows.get(i).window().startMillis()));
    }
    int[] kept = Downsampling.rows(limit, whole, actual);
    return new SignalChart(
        first.key().id(),
        title(first.key()),
        ChartUnit.of(first.key(), first.kind()),
        Downsampling.pick(
            rows.stream().mapToLong(row -> row.window().startMillis()).toArray(), kept),
        Downsampling.pick(actual, kept),
        Downsampling.pick(column(rows, ScoredWindow::expected), kept),
        Downsampling.pick(column(rows, ScoredWindow::lower), kept),
        Downsampling.pick(column(rows, ScoredWindow::upper), kept));
  }

  /** What a series is called within its service. */
  static String title(SeriesKey key) {
    return key.isServiceLevel() ? key.signal() : key.operation() + " " + key.signal();
  }

  private static List<ScoredWindow> withGaps(List<ScoredWindow> windows) {
    List<ScoredWindow> rows = new ArrayList<>(windows.size());
    ScoredWindow previous = windows.get(0);
    for (ScoredWindow next : windows) {
      if (next.window().startMillis() > previous.window().endMillis()) {
        rows.add(gapAfter(previous));
      }
      rows.add(next);
      previous = next;
    }
    return rows;
  }

  private static ScoredWindow gapAfter(ScoredWindow row) {
    SeriesWindow last = row.window();
    long end = last.endMillis();
    SeriesWindow gap =
        new SeriesWindow(last.key(), end, 2 * end - last.startMillis(), Double.NaN, 0, last.kind());
    return new ScoredWindow(
        gap, Double.NaN, Double.NaN, Double.NaN, 0, 0, 0, 0, row.trust(), row.coverage());
  }

  private static double[] column(List<ScoredWindow> rows, ToDoubleFunction<ScoredWindow> value) {
    return rows.stream().mapToDouble(value).toArray();
  }
}
