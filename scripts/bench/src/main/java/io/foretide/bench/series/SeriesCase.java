package io.foretide.bench.series;

import java.io.Serializable;
import java.util.List;

/**
 * Series of one age, and the loads under which they are measured one after the other.
 *
 * @param series how many
 * @param widthMillis width of a window
 * @param age windows that each has seen before anything is measured
 * @param ageStepMillis from the start of one of those windows to that of the next one; later ones
 *     follow each other
 * @param loads what is measured; each goes on from the checkpoint of the one before
 */
record SeriesCase(int series, long widthMillis, int age, long ageStepMillis, List<Load> loads)
    implements Serializable {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long PLENTY_OF_MEMORY = 4096;
  private static final long LITTLE_MEMORY = 256;

  /**
   * How windows come, and with what memory.
   *
   * @param name what is special about it
   * @param updatesPerSecond the rate at which they come; 0 for as fast as they go
   * @param managedMegabytes memory of RocksDB, MiB
   */
  record Load(String name, long updatesPerSecond, long managedMegabytes) implements Serializable {}

  /** All that the README speaks of. */
  static List<SeriesCase> all() {
    int million = 1_000_000;
    String young = "first windows of ";
    String day = "1 min, each hour of a day seen";
    return List.of(
        fast(young + "1 h (24 a day, 168 a week)", 10_000, HOUR, 300, HOUR),
        fast(young + "5 min (2,016 a week)", 10_000, 5 * MINUTE, 300, 5 * MINUTE),
        fast(young + "1 min", 10_000, MINUTE, 300, MINUTE),
        fast("1 min, each hour of two weeks seen", 10_000, MINUTE, 336, HOUR),
        fast(day, 100_000, MINUTE, 30, HOUR),
        new SeriesCase(
            million,
            MINUTE,
            24,
            HOUR,
            List.of(
                new Load(day + ", right behind that", 0, PLENTY_OF_MEMORY),
                new Load(day, 0, PLENTY_OF_MEMORY),
                new Load(day + ", as many as close in life", million / 60, PLENTY_OF_MEMORY),
                new Load(day + ", 256 MB of managed memory", 0, LITTLE_MEMORY))));
  }

  /** What can be said in half a minute. */
  static List<SeriesCase> quick() {
    return List.of(fast("first windows of 1 min", 10_000, MINUTE, 50, MINUTE));
  }

  /** Start of the window of that number, milliseconds after that of the first one. */
  long startOf(long window) {
    return Math.min(window, age) * ageStepMillis + Math.max(0, window - age) * widthMillis;
  }

  private static SeriesCase fast(String name, int series, long width, int age, long step) {
    return new SeriesCase(series, width, age, step, List.of(new Load(name, 0, PLENTY_OF_MEMORY)));
  }
}
