package io.foretide.bench.series;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What is measured.
 *
 * @param series how many
 * @param widthMillis width of a window
 * @param stepMillis from the start of a window to that of the next one
 * @param populating updates before it is measured
 * @param measured updates that are measured
 * @param managedMegabytes memory of RocksDB, MiB
 * @param parallelism subtasks
 */
record SeriesCase(
    int series,
    long widthMillis,
    long stepMillis,
    long populating,
    long measured,
    long managedMegabytes,
    int parallelism) {

  /** The case as an argument of a process. */
  String text() {
    return LongStream.of(
            series, widthMillis, stepMillis, populating, measured, managedMegabytes, parallelism)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(","));
  }

  /** Reads what {@link #text} wrote. */
  static SeriesCase parse(String text) {
    long[] parts = Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
    return new SeriesCase(
        (int) parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], (int) parts[6]);
  }
}
