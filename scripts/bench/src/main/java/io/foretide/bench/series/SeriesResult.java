package io.foretide.bench.series;

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

  static SeriesResult of(SeriesCase of, String[] words) {
    double seconds = Double.parseDouble(words[0]);
    double cpuSeconds = Double.parseDouble(words[1]);
    return new SeriesResult(
        of.name(),
        of.series(),
        of.measured() / seconds,
        1e6 * cpuSeconds / of.measured(),
        Double.parseDouble(words[2]) / of.series(),
        Long.parseLong(words[3]),
        Double.parseDouble(words[4]));
  }
}
