package io.foretide.cli.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Score of the Numenta Anomaly Benchmark v1.1 (Lavin and Ahmad, 2015): every labelled window earns
 * the more the earlier in it something is found, every false anomaly costs, one threshold serves
 * all files; 0 is silence, 100 perfection.
 *
 * @param standard the standard profile
 * @param lowFalsePositives the profile that punishes false anomalies twice as much
 * @param lowFalseNegatives the profile that punishes missed windows twice as much
 * @param threshold threshold of the standard profile
 * @param windows number of labelled windows
 */
record NabScore(
    double standard,
    double lowFalsePositives,
    double lowFalseNegatives,
    double threshold,
    int windows) {
  private static final double PROBATION = 0.15;
  private static final int LONGEST_PROBATION = 750;

  /** A row: its score, the window that it is in (-1 for none), what an anomaly there is worth. */
  private record Row(float score, int window, double worth) {}

  /** What an outcome is worth. */
  private record Profile(double found, double missed, double wrong) {}

  static NabScore of(List<JudgedSeries> series) {
    List<Row> rows = new ArrayList<>();
    int windows = 0;
    for (JudgedSeries one : series) {
      windows = addRows(one, windows, rows);
    }
    rows.sort(Comparator.comparingDouble(Row::score).reversed());
    int labelled = (int) rows.stream().mapToInt(Row::window).filter(w -> w >= 0).distinct().count();
    double[] standard = best(rows, windows, labelled, new Profile(1, 1, 0.11));
    return new NabScore(
        standard[0],
        best(rows, windows, labelled, new Profile(1, 1, 0.22))[0],
        best(rows, windows, labelled, new Profile(1, 2, 0.11))[0],
        standard[1],
        labelled);
  }

  private static int addRows(JudgedSeries series, int firstWindow, List<Row> rows) {
    int probation = Math.min((int) (PROBATION * series.rows()), LONGEST_PROBATION);
    int window = firstWindow - 1;
    int start = -1;
    int end = -1;
    int previousStart = -1;
    int previousEnd = -1;
    for (int row = 0; row < series.rows(); row++) {
      boolean inside = series.labels().get(row);
      if (inside && row > end) {
        window++;
        start = row;
        end = series.labels().nextClearBit(row) - 1;
      }
      double worth =
          inside
              ? sigmoid(-(end - row + 1.0) / (end - start + 1)) / sigmoid(-1)
              : afterWindow(row, previousStart, previousEnd);
      if (row >= probation) {
        rows.add(new Row(series.scores()[row], inside ? window : -1, worth));
      }
      if (inside && row == end) {
        previousStart = start;
        previousEnd = end;
      }
    }
    return window + 1;
  }

  private static double afterWindow(int row, int start, int end) {
    return end < 0 ? -1 : sigmoid(Math.abs(end - row) / (double) Math.max(end - start, 1));
  }

  private static double sigmoid(double position) {
    return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
  }

  /** The best score over all thresholds, normalised, and its threshold. */
  private static double[] best(List<Row> rows, int windows, int labelled, Profile profile) {
    double[] earned = new double[windows];
    Arrays.fill(earned, -profile.missed());
    double total = -profile.missed() * labelled;
    double best = total;
    double threshold = 1;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.window() < 0) {
        total += row.worth() * profile.wrong();
      } else {
        double now = Math.max(earned[row.window()], row.worth() * profile.found());
        total += now - earned[row.window()];
        earned[row.window()] = now;
      }
      boolean last = i + 1 == rows.size() || rows.get(i + 1).score() != row.score();
      if (last && total > best) {
        best = total;
        threshold = row.score();
      }
    }
    double perfect = (profile.found() + profile.missed()) * labelled;
    return new double[] {100 * (best + profile.missed() * labelled) / perfect, threshold};
  }
}
