package io.foretide.cli.backtest;

import io.foretide.cli.UsageException;
import io.foretide.cli.history.History;
import io.foretide.model.detection.ChannelEvidence;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SignalKind;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;

/** Says why a row was an anomaly, or why it was not. */
final class BacktestExplanation {
  // Once in two windows.
  private static final double LEAST_SAID = 0.3;

  private BacktestExplanation() {}

  /**
   * Replays a history up to a row and says what was made of it.
   *
   * @param timestamp of the row, in the form of the file
   * @throws UsageException when no row has that timestamp
   */
  static void print(History history, SignalKind kind, String timestamp, PrintWriter out) {
    int row = row(history, timestamp);
    HistoryWindows windows = HistoryWindows.of(history, kind);
    Replay replay = new Replay(windows.widthMillis());
    ScoredWindow scored = null;
    for (int i = 0; i <= row; i++) {
      scored = replay.next(windows.at(i));
    }
    out.printf(Locale.ROOT, "%s, line %,d%n", history.timestamps()[row], row + 2);
    if (scored == null) {
      out.println("  not learnt: a row before it was later, or in the same window");
    } else if (scored.window().isGap()) {
      out.println("  a gap: nothing is said of it");
    } else {
      explain(scored, replay, out);
    }
    out.flush();
  }

  private static int row(History history, String timestamp) {
    for (int row = 0; row < history.rows(); row++) {
      if (history.timestamps()[row].equals(timestamp)) {
        return row;
      }
    }
    throw new UsageException(
        "option '--explain' is '%s', expected a timestamp of the file, such as %s"
            .formatted(timestamp, history.timestamps()[history.rows() / 2]));
  }

  private static void explain(ScoredWindow scored, Replay replay, PrintWriter out) {
    double threshold = replay.alerting().scoreThreshold();
    boolean anomaly = scored.score() >= threshold;
    out.printf(
        Locale.ROOT,
        "  value      %s, expected %s, 95 %% interval %s to %s%n",
        number(scored.window().value()),
        number(scored.expected()),
        number(scored.lower()),
        number(scored.upper()));
    out.printf(
        Locale.ROOT,
        "  season     %.1f scales off it; an alert goes on from %.1f%n",
        scored.departure(),
        replay.alerting().lastingDeparture());
    out.printf(
        Locale.ROOT,
        "  score      %.3f, %s; an anomaly from %.3f: %s%n",
        scored.score(),
        side(scored.direction()),
        threshold,
        anomaly ? "yes" : "no");
    if (scored.frozenWindows() > 0) {
      out.printf(
          Locale.ROOT,
          "  frozen     for %d rows, longer than ever before%n",
          scored.frozenWindows());
    }
    out.printf(
        Locale.ROOT,
        "  alert      %s; the baseline is %s%n",
        replay.isFiring() ? "in force after this row" : "none in force",
        scored.trust().name().toLowerCase(Locale.ROOT));
    replay.evidence().stream()
        .sorted(Comparator.comparingDouble(ChannelEvidence::rarity).reversed())
        .forEach(evidence -> out.println("  " + channel(evidence)));
  }

  private static String channel(ChannelEvidence evidence) {
    return String.format(
        Locale.ROOT,
        "%-10s statistic %.2f: what is new of it, %.2f, %s; what is unusual at this time of day,"
            + " %.2f, %s",
        evidence.name(),
        evidence.statistic(),
        evidence.newPart(),
        rarity(evidence.newRarity()),
        evidence.lastingPart(),
        rarity(evidence.lastingRarity()));
  }

  private static String rarity(double rarity) {
    return rarity < LEAST_SAID
        ? "is common"
        : String.format(Locale.ROOT, "comes once in %,.0f windows", Math.pow(10, rarity));
  }

  private static String side(int direction) {
    return direction > 0 ? "above" : direction < 0 ? "below" : "on neither side";
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.6g", value);
  }
}
