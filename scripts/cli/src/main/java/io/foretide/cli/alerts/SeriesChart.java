package io.foretide.cli.alerts;

import io.foretide.model.anomaly.DisplayUnit;
import io.foretide.model.series.ClockTime;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** A series around its alert as lines: observed against expected, and the scores below. */
final class SeriesChart {
  private static final int ROWS = 11;
  private static final int LABEL_EVERY = 20;

  /** From these scores an alert is an anomaly, a warning, critical. */
  private static final double[] SCORES = {0.9, 0.65, 0.5, 0.25};

  private static final String FRAME = " |";

  private final ShownSeries series;
  private final ChartColumns columns;
  private final DisplayUnit unit;
  private final ValueAxis axis;
  private final int margin;

  private SeriesChart(ShownSeries series, List<ScoredWindow> windows, int width) {
    this.series = series;
    this.unit = unit(windows);
    this.axis = ValueAxis.of(windows, ROWS);
    this.margin = margin(axis, unit);
    this.columns = ChartColumns.of(windows, width - margin - FRAME.length());
  }

  /**
   * Draws it.
   *
   * @param windows of the series, at least one, the earliest first
   * @param width of a line, characters, at least 40
   */
  static List<String> of(ShownSeries series, List<ScoredWindow> windows, int width) {
    SeriesChart chart = new SeriesChart(series, windows, width);
    List<String> lines = new ArrayList<>();
    lines.add(chart.heading());
    chart.addValues(lines);
    chart.addScores(lines);
    chart.addTimes(lines);
    lines.add("o observed, * outside the 95 % interval (:), - expected, = during the alert");
    return lines;
  }

  private String heading() {
    long from = columns.fromMillis();
    return "%s, %s to %s UTC%s%s"
        .formatted(
            PlainText.of(series.key().title()),
            PlainText.time(from),
            ClockTime.of(columns.toMillis(), from),
            series.isCut()
                ? ", the first " + ShownSeries.LONGEST.toHours() + " h of the alert"
                : "",
            columns.windowsEach() == 1
                ? ""
                : "; a column is the most unusual of " + columns.windowsEach() + " windows");
  }

  private void addValues(List<String> lines) {
    CharGrid grid = new CharGrid(ROWS, columns.windows().size());
    for (int column = 0; column < columns.windows().size(); column++) {
      if (columns.windows().get(column) != null) {
        draw(grid, column, columns.windows().get(column));
      }
    }
    for (int row = 0; row < ROWS; row++) {
      boolean labelled = row % (ROWS / 2) == 0;
      lines.add(line(labelled ? unit.of(axis.value(row)) : "", grid.row(row)));
    }
  }

  private void draw(CharGrid grid, int column, ScoredWindow scored) {
    if (Double.isFinite(scored.lower()) && Double.isFinite(scored.upper())) {
      for (int row = axis.row(scored.upper()); row <= axis.row(scored.lower()); row++) {
        grid.put(row, column, ':');
      }
    }
    if (Double.isFinite(scored.expected())) {
      grid.put(axis.row(scored.expected()), column, '-');
    }
    double value = scored.window().value();
    if (Double.isFinite(value)) {
      boolean outside = value < scored.lower() || value > scored.upper();
      grid.put(axis.row(value), column, outside ? '*' : 'o');
    }
  }

  private void addScores(List<String> lines) {
    CharGrid grid = new CharGrid(SCORES.length, columns.windows().size());
    for (int row = 0; row < SCORES.length; row++) {
      for (int column = 0; column < columns.windows().size(); column++) {
        ScoredWindow scored = columns.windows().get(column);
        if (scored != null && scored.score() >= SCORES[row]) {
          grid.put(row, column, '#');
        }
      }
    }
    lines.add(line("score", ""));
    for (int row = 0; row < SCORES.length; row++) {
      lines.add(line(Double.toString(SCORES[row]), grid.row(row)));
    }
  }

  private void addTimes(List<String> lines) {
    int count = columns.windows().size();
    CharGrid grid = new CharGrid(2, Math.max(count, LABEL_EVERY));
    for (int column = 0; column < count; column++) {
      boolean alerted =
          columns.startMillis(column + 1) > series.startedAtMillis()
              && columns.startMillis(column) < series.untilMillis();
      grid.put(0, column, alerted ? '=' : '-');
      if (column % LABEL_EVERY == 0) {
        long start = columns.startMillis(column);
        grid.put(1, column, ClockTime.of(start, start));
      }
    }
    lines.add(" ".repeat(margin) + " +" + grid.row(0));
    lines.add(" ".repeat(margin + FRAME.length()) + grid.row(1));
  }

  private String line(String label, String drawn) {
    return (" ".repeat(margin - label.length()) + label + FRAME + drawn).stripTrailing();
  }

  private static int margin(ValueAxis axis, DisplayUnit unit) {
    int longest = "score".length();
    for (int row = 0; row < ROWS; row += ROWS / 2) {
      longest = Math.max(longest, unit.of(axis.value(row)).length());
    }
    return longest;
  }

  private static DisplayUnit unit(List<ScoredWindow> windows) {
    double largest =
        windows.stream()
            .flatMapToDouble(scored -> DoubleStream.of(scored.window().value(), scored.expected()))
            .filter(Double::isFinite)
            .map(Math::abs)
            .max()
            .orElse(0);
    SeriesWindow first = windows.get(0).window();
    return DisplayUnit.of(first.kind(), largest, first.endMillis() - first.startMillis());
  }
}
