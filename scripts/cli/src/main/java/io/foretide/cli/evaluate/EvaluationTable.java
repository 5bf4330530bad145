package io.foretide.cli.evaluate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The results on the terminal. */
final class EvaluationTable {
  private EvaluationTable() {}

  static void print(List<EvaluationResult> all, PrintWriter out) {
    List<SetResult> results = only(SetResult.class, all);
    List<SetResult> labelled = results.stream().filter(result -> result.whole() != null).toList();
    if (!labelled.isEmpty()) {
      detection(labelled, out);
      splits(labelled, out);
    }
    nab(results, out);
    incidents(results, out);
    if (!results.isEmpty()) {
      rest(results, out);
    }
    forecasts(only(ForecastScore.class, all), out);
    scaling(only(ScalingScore.class, all), out);
    SteeringTable.episodes(only(EpisodeScore.class, all), out);
    SteeringTable.fastPath(only(FastPathScore.class, all), out);
    SteeringTable.sensitivity(only(SensitivityScore.class, all), out);
    SteeringTable.feedback(only(FeedbackScore.class, all), out);
    out.flush();
  }

  private static <R> List<R> only(Class<R> kind, List<EvaluationResult> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static void detection(List<SetResult> results, PrintWriter out) {
    out.println("Anomalies against labelled segments (found within 7 rows of their start)");
    out.println(
        "  set         series        rows     F1  precision  recall  capped F1  best F1 (at)"
            + "   false a series-day  segments");
    for (SetResult result : results) {
      SegmentScore score = result.whole();
      out.printf(
          Locale.ROOT,
          "  %-11s %6d %,11d  %.3f      %.3f   %.3f      %.3f  %.3f (%.3f) %20.2f %,5d/%,d%n",
          result.set(),
          result.series(),
          result.rows(),
          score.f1(),
          score.precision(),
          score.recall(),
          score.cappedF1(),
          score.bestF1(),
          score.bestThreshold(),
          score.falseSegmentsPerDay(),
          score.found(),
          score.segments());
    }
  }

  private static void splits(List<SetResult> results, PrintWriter out) {
    out.println("F1 by time and by series");
    out.println("  set         earlier half  later half  even series  odd series");
    for (SetResult result : results) {
      out.printf(
          Locale.ROOT,
          "  %-11s %12.3f %11.3f %12.3f %11.3f%n",
          result.set(),
          result.earlier().f1(),
          result.later().f1(),
          result.evenSeries().f1(),
          result.oddSeries().f1());
    }
  }

  private static void nab(List<SetResult> results, PrintWriter out) {
    for (SetResult result : results) {
      if (result.nab() != null) {
        NabScore score = result.nab();
        out.printf(
            Locale.ROOT,
            "Numenta Anomaly Benchmark: standard %.1f, low FP %.1f, low FN %.1f"
                + " (%d files, %d windows, threshold %.3f)%n",
            score.standard(),
            score.lowFalsePositives(),
            score.lowFalseNegatives(),
            result.series(),
            score.windows(),
            score.threshold());
      }
    }
  }

  private static void incidents(List<SetResult> results, PrintWriter out) {
    for (SetResult result : results) {
      if (result.incidents() != null) {
        IncidentScore score = result.incidents();
        out.printf(
            Locale.ROOT,
            "Simulated shop: %d of %d incidents found, median %.0f min after their start, %.3f false"
                + " alerts per service and week%n",
            score.found(),
            score.incidents(),
            score.medianMinutes(),
            score.falseAlertsPerServiceWeek());
      }
    }
  }

  private static void rest(List<SetResult> results, PrintWriter out) {
    out.println("Intervals (later halves), alerts and cost");
    out.println(
        "  set         series within 1 point of 95 %   mean  width/error   alerts a series-day"
            + "  us/point  bytes/series");
    for (SetResult result : results) {
      IntervalScore intervals = result.intervals();
      out.printf(
          Locale.ROOT,
          "  %-11s %22.1f %% of %-3d %6.1f %% %12.2f %21.2f %9.2f %13d%n",
          result.set(),
          100 * intervals.withinOnePoint(),
          intervals.series(),
          100 * intervals.meanCoverage(),
          intervals.medianWidthOverError(),
          result.alertsPerSeriesDay(),
          result.microsPerPoint(),
          result.bytesPerSeries());
    }
  }

  private static void forecasts(List<ForecastScore> scores, PrintWriter out) {
    for (ForecastScore score : scores) {
      out.printf(
          Locale.ROOT,
          "Forecasts of the last %d rows, in one pass%n"
              + "  set         series   sMAPE   MASE    OWA    MSIS  in 95 %%%n"
              + "  %-11s %6d %7.3f %6.3f %6.3f %7.3f  %5.1f %%%n",
          score.steps(),
          score.set(),
          score.series(),
          score.smape(),
          score.mase(),
          score.owa(),
          score.msis(),
          100 * score.coverage());
    }
  }

  private static void scaling(List<ScalingScore> scores, PrintWriter out) {
    if (scores.isEmpty()) {
      return;
    }
    out.println("Capacity ahead of demand (later halves, medians; rivals tuned on the answers)");
    out.println("  trial                    series  violation  over-provision  best rival's");
    for (ScalingScore score : scores) {
      out.printf(
          Locale.ROOT,
          "  %-24s %6d %8.2f %% %15.3f %13.3f %s%n",
          score.set(),
          score.series(),
          100 * score.medians().violation(),
          score.medians().overProvision(),
          score.medians().bestRivalOverProvision(),
          score.medians().bestRival());
    }
  }
}
