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
}
