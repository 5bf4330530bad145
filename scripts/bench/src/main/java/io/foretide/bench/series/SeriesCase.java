package io.foretide.bench.series;

import java.util.List;

/**
 * Series of one age, and the loads under which they are measured one after the other.
 *
 * @param series how many
 * @param widthMillis width of a window
 * @param stepMillis from the start of a window to that of the next one
 * @param populating updates before anything is measured
 * @param loads what is measured; each goes on from the checkpoint of the one before
 */
record SeriesCase(
    int series, long widthMillis, long stepMillis, long populating, List<Load> loads) {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long ENOUGH = 3_000_000;
  private static final long PLENTY_OF_MEMORY = 4096;
  private static final long LITTLE_MEMORY = 256;

  /**
   * How windows come, and with what memory.
   *
   * @param name what is special about it
   * @param updatesPerSecond the rate at which they come; 0 for as fast as they go
   * @param managedMegabytes memory of RocksDB, MiB
   */
  record Load(String name, long updatesPerSecond, long managedMegabytes) {}

  /** All that the README speaks of. */
  static List<SeriesCase> all() {
    int million = 1_000_000;
    String young = "first windows of ";
    String day = "1 min, each hour of a day seen";
    return List.of(
        fast(young + "1 h (24 a day, 168 a week)", 10_000, HOUR, HOUR, ENOUGH),
        fast(young + "5 min (2,016 a week)", 10_000, 5 * MINUTE, 5 * MINUTE, ENOUGH),
        fast(young + "1 min", 10_000, MINUTE, MINUTE, ENOUGH),
        fast("1 min, each hour of two weeks seen", 10_000, MINUTE, HOUR, 336 * 10_000),
        fast(day, 100_000, MINUTE, HOUR, 30 * 100_000),
        new SeriesCase(
            million,
            MINUTE,
            HOUR,
            24L * million,
            List.of(
                new Load(day, 0, PLENTY_OF_MEMORY),
                new Load(day + ", as many as close in life", million / 60, PLENTY_OF_MEMORY),
                new Load(day + ", 256 MB of managed memory", 0, LITTLE_MEMORY))));
  }

  /** What can be said in half a minute. */
  static List<SeriesCase> quick() {
    return List.of(fast("first windows of 1 min", 10_000, MINUTE, MINUTE, 500_000));
  }

  private static SeriesCase fast(String name, int series, long width, long step, long populating) {
    return new SeriesCase(
        series, width, step, populating, List.of(new Load(name, 0, PLENTY_OF_MEMORY)));
  }
}
