package io.foretide.cli.evaluate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Results of what people steer and are paged by, on the terminal. */
final class SteeringTable {
  private SteeringTable() {}

  static void episodes(List<EpisodeScore> scores, PrintWriter out) {
    if (scores.isEmpty()) {
      return;
    }
    out.println("Episodes of eventful shops (eight weeks, told only the calendars)");
    out.println(
        "  shop        incidents  found  as one  cause first  false pages (a service-month)"
            + "  of the batch job  on days of calendars");
    for (EpisodeScore score : scores) {
      out.printf(
          Locale.ROOT,
          "  %-11s %9d %6d %5.1f %% %10.1f %% %12d %15s %17d %21d%n",
          score.set(),
          score.incidents(),
          score.found(),
          100 * score.wholeShare(),
          100 * score.causedShare(),
          score.falsePages(),
          String.format(Locale.ROOT, "(%.3f)", score.falsePagesPerServiceMonth()),
          score.batchPages(),
          score.calendarPages());
    }
  }

  static void sensitivity(List<SensitivityScore> scores, PrintWriter out) {
    if (scores.isEmpty()) {
      return;
    }
    out.println("False alarms of a series and month by how many are put up with");
    for (SensitivityScore score : scores) {
      out.printf(Locale.ROOT, "  %-22s (%.0f series-months)%n", score.set(), score.seriesMonths());
      for (SensitivityScore.Answer answer : score.answers()) {
        out.printf(
            Locale.ROOT,
            "  %22.2f asked for %8.3f came (%d alarms)%n",
            answer.asked(),
            answer.met(),
            answer.alarms());
      }
    }
  }

  static void feedback(List<FeedbackScore> scores, PrintWriter out) {
    if (scores.isEmpty()) {
      return;
    }
    out.println("Feedback on each alert, four hours after it fired");
    out.println(
        "  set                 incidents  found  with feedback  false alerts  with feedback");
    for (FeedbackScore score : scores) {
      out.printf(
          Locale.ROOT,
          "  %-19s %9d %6d %14d %13d %6d (%.0f %%)%n",
          score.set(),
          score.incidents(),
          score.found(),
          score.foundTold(),
          score.falseAlerts(),
          score.falseAlertsTold(),
          100 * score.falseAlertsLeft());
    }
  }

  static void fastPath(List<FastPathScore> scores, PrintWriter out) {
    if (scores.isEmpty()) {
      return;
    }
    out.println("Told before windows have closed, in eventful shops (eight weeks, told nothing)");
    out.println(
        "  shop        told  withdrawn (a service-month)  incidents  told sooner  median seconds"
            + "  by windows");
    for (FastPathScore score : scores) {
      out.printf(
          Locale.ROOT,
          "  %-11s %4d %10d %17s %10d %10.0f %% %15.0f %11.0f%n",
          score.set(),
          score.suspected(),
          score.withdrawn(),
          String.format(Locale.ROOT, "(%.3f)", score.withdrawnPerServiceMonth()),
          score.incidents(),
          100 * score.soonerShare(),
          score.medianSeconds(),
          score.medianSecondsOfWindows());
    }
  }
}
