package io.foretide.cli.alerts;

import io.foretide.cli.UsageException;
import java.time.Instant;
import picocli.CommandLine.Option;

/** What of the episodes is shown. */
final class EpisodeOptions {
  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "open, closed or all (default: open; with --follow, of the revisions that come: all).")
  private WantedState state;

  @Option(
      names = "--since",
      converter = SinceText.class,
      paramLabel = "TIME",
      description = "Only those not over before: a time (UTC unless it says), or how long ago.")
  private Instant since;

  @Option(names = "--limit", paramLabel = "N", description = "Only the newest N.")
  private Integer limit;

  @Option(
      names = "--explain",
      paramLabel = "ID",
      description =
          "The evidence for one episode or alert, by its id or at least its first 6 characters.")
  private String explain;

  /** Which state was asked for; null when none was. */
  WantedState state() {
    return state;
  }

  /** Those not over before; null for all. */
  Instant since() {
    return since;
  }

  /** How many are shown before those that come. */
  int limit() {
    return limit == null ? Integer.MAX_VALUE : limit;
  }

  /** What is to be explained; null when nothing is. */
  String explain() {
    return explain;
  }

  /**
   * Checks what was given against what else was.
   *
   * @throws UsageException when it does not fit
   */
  void validate(boolean series, boolean follow) {
    if (limit != null && limit < 1) {
      throw new UsageException("option '--limit' is '" + limit + "', expected at least 1");
    }
    refuse(series && state != null, "--state", "is of episodes, not for --series: see --firing");
    refuse(series && since != null, "--since", "is of episodes, not for --series");
    refuse(series && limit != null, "--limit", "is of episodes, not for --series");
    refuse(explain != null && series, "--explain", "finds alerts, too: leave --series out");
    refuse(explain != null && follow, "--explain", "shows one moment: leave --follow out");
  }

  private static void refuse(boolean wrong, String option, String why) {
    if (wrong) {
      throw new UsageException("option '" + option + "' " + why);
    }
  }
}
