package io.foretide.cli.backtest;

import io.foretide.cli.history.History;
import io.foretide.cli.history.TimestampForm;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ScoredWindow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes what a backtest found: {@code NAME.points.csv}, a row per input row, {@code
 * NAME.alerts.csv}, a row per alert, and {@code NAME.forecasts.csv}.
 */
final class BacktestFiles {
  private static final int P025 = 0;
  private static final int P05 = 1;
  private static final int P50 = 2;
  private static final int P95 = 3;
  private static final int P975 = 4;

  private BacktestFiles() {}

  static void write(Backtest backtest, Path folder) throws IOException {
    String name = backtest.history().name();
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name + ".points.csv"))) {
      writePoints(backtest, out);
    }
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name + ".alerts.csv"))) {
      writeAlerts(backtest, out);
    }
    if (backtest.forecast() != null) {
      try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name + ".forecasts.csv"))) {
        writeForecast(backtest, out);
      }
    }
  }

  private static void writePoints(Backtest backtest, BufferedWriter out) throws IOException {
    History history = backtest.history();
    out.write("timestamp,value,expected,lower,upper,score,alert\n");
    StringBuilder line = new StringBuilder();
    for (int row = 0; row < history.rows(); row++) {
      ScoredWindow scored = backtest.scored()[row];
      line.setLength(0);
      line.append(history.timestamps()[row]).append(',');
      number(line, history.values()[row]).append(',');
      if (scored == null) {
        line.append(",,,0,0\n");
      } else {
        number(line, scored.expected()).append(',');
        number(line, scored.lower()).append(',');
        number(line, scored.upper()).append(',');
        number(line, scored.score()).append(',').append(backtest.isAnomaly(row) ? 1 : 0);
        line.append('\n');
      }
      out.append(line);
    }
  }

  private static void writeAlerts(Backtest backtest, BufferedWriter out) throws IOException {
    out.write(
        "started,fired,ended,severity,direction,score,value,expected,lower,upper,windows,"
            + "explanation\n");
    TimestampForm form = backtest.history().form();
    String like = backtest.history().timestamps()[0];
    StringBuilder line = new StringBuilder();
    for (Alert alert : lastRevisions(backtest.alerts())) {
      boolean open = alert.endedAtMillis() == Alert.NOT_ENDED;
      line.setLength(0);
      line.append(form.format(alert.startedAtMillis(), like)).append(',');
      line.append(form.format(alert.firedAtMillis(), like)).append(',');
      line.append(open ? "" : form.format(alert.endedAtMillis(), like)).append(',');
      line.append(alert.severity().name().toLowerCase(Locale.ROOT)).append(',');
      line.append(side(alert)).append(',');
      number(line, alert.score()).append(',');
      number(line, alert.value()).append(',');
      number(line, alert.expected()).append(',');
      number(line, alert.lower()).append(',');
      number(line, alert.upper()).append(',').append(alert.unusualWindows());
      line.append(",\"").append(alert.explanation().replace("\"", "\"\"")).append("\"\n");
      out.append(line);
    }
  }

  private static String side(Alert alert) {
    return switch (alert.direction()) {
      case 1 -> "above";
      case -1 -> "below";
      default -> "frozen";
    };
  }

  /** The alerts as they ended, in the order in which they fired. */
  static List<Alert> lastRevisions(List<Alert> revisions) {
    Map<String, Alert> last = new LinkedHashMap<>();
    revisions.forEach(revision -> last.put(revision.alertId(), revision));
    return List.copyOf(last.values());
  }

  private static void writeForecast(Backtest backtest, BufferedWriter out) throws IOException {
    History history = backtest.history();
    HorizonForecast forecast = backtest.forecast();
    int row = backtest.originRow();
    String origin = history.timestamps()[row];
    long start = backtest.scored()[row].window().startMillis();
    out.write("origin,target,mean,p025,p05,p50,p95,p975\n");
    StringBuilder line = new StringBuilder();
    for (int step = 1; step <= forecast.horizon(); step++) {
      line.setLength(0);
      line.append(origin).append(',');
      long target = history.millis()[row] + forecast.targetMillis(step) - start;
      line.append(history.form().format(target, origin)).append(',');
      number(line, forecast.mean()[step - 1]);
      for (int level : new int[] {P025, P05, P50, P95, P975}) {
        number(line.append(','), forecast.quantile(step, level));
      }
      out.append(line.append('\n'));
    }
  }

  private static StringBuilder number(StringBuilder line, double value) {
    return Double.isNaN(value) ? line : line.append(value);
  }
}
