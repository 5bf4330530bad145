package io.foretide.bench.series;

import java.util.Locale;

/**
 * What many series cost.
 *
 * @param name what was special
 * @param series how many
 * @param updatesPerSecond windows through learning, scoring and alerting
 * @param cpuMicrosPerUpdate CPU of the whole process
 * @param bytesPerSeries state in the checkpoint at the end, as it lies on disk
 * @param longestSyncMillis longest synchronous part of a checkpoint in any subtask
 * @param restoreSeconds until every subtask runs again from that checkpoint
 */
public record SeriesResult(
    String name,
    int series,
    double updatesPerSecond,
    double cpuMicrosPerUpdate,
    double bytesPerSeries,
    long longestSyncMillis,
    double restoreSeconds) {

  /** As words on a line, but for what the reader knows. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%.1f %.3f %.1f %d %.3f",
        updatesPerSecond,
        cpuMicrosPerUpdate,
        bytesPerSeries,
        longestSyncMillis,
        restoreSeconds);
  }

  /** Reads what {@link #line} wrote. */
  static SeriesResult parse(String name, int series, String[] words) {
    return new SeriesResult(
        name,
        series,
        Double.parseDouble(words[0]),
        Double.parseDouble(words[1]),
        Double.parseDouble(words[2]),
        Long.parseLong(words[3]),
        Double.parseDouble(words[4]));
  }
}
