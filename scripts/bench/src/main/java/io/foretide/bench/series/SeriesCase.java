package io.foretide.bench.series;

import java.util.List;

/**
 * What is measured.
 *
 * @param name what is special about it
 * @param series how many
 * @param widthMillis width of a window
 * @param stepMillis from the start of a window to that of the next one
 * @param updatesPerSecond the rate at which they come; 0 for as fast as they go
 * @param populating updates before it is measured
 * @param measured updates that are measured
 * @param managedMegabytes memory of RocksDB, MiB
 */
record SeriesCase(
    String name,
    int series,
    long widthMillis,
    long stepMillis,
    long updatesPerSecond,
    long populating,
    long measured,
    long managedMegabytes) {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final int WEEK_OF_HOURS = 168;
  private static final long ENOUGH = 3_000_000;
  private static final long PLENTY_OF_MEMORY = 4096;
  private static final long LITTLE_MEMORY = 256;

  /** All that the README speaks of. */
  static List<SeriesCase> all() {
    return List.of(
        fast("windows of 1 h (24 a day)", 10_000, HOUR, PLENTY_OF_MEMORY),
        fast("windows of 5 min (2,016 a week)", 10_000, 5 * MINUTE, PLENTY_OF_MEMORY),
        fast("windows of 1 min", 10_000, MINUTE, PLENTY_OF_MEMORY),
        fast("windows of 1 min", 100_000, MINUTE, PLENTY_OF_MEMORY),
        fast("windows of 1 min", 1_000_000, MINUTE, PLENTY_OF_MEMORY),
        fast("windows of 1 min, little memory", 1_000_000, MINUTE, LITTLE_MEMORY),
        live(1_000_000),
        wholeWeek(10_000));
  }

  /** What can be said in half a minute. */
  static List<SeriesCase> quick() {
    return List.of(
        new SeriesCase(
            "windows of 1 min", 10_000, MINUTE, MINUTE, 0, 500_000, 500_000, PLENTY_OF_MEMORY));
  }

  private static SeriesCase fast(String name, int series, long width, long memory) {
    return new SeriesCase(name, series, width, width, 0, ENOUGH, ENOUGH, memory);
  }

  /** As fast as the windows of so many series close in life. */
  private static SeriesCase live(int series) {
    return new SeriesCase(
        "windows of 1 min, as in life",
        series,
        MINUTE,
        MINUTE,
        series / 60,
        2L * series,
        series,
        PLENTY_OF_MEMORY);
  }

  /** A window in each hour of a week: every part of the profile has been written to. */
  private static SeriesCase wholeWeek(int series) {
    long week = (long) WEEK_OF_HOURS * series;
    return new SeriesCase(
        "every hour of the week known", series, MINUTE, HOUR, 0, week, week, PLENTY_OF_MEMORY);
  }
}
