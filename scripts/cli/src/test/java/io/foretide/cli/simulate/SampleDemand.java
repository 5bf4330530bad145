package io.foretide.cli.simulate;

import io.foretide.cli.history.History;
import io.foretide.cli.history.TimestampForm;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Demand for tests, at one row a minute. */
final class SampleDemand {
  static final long MINUTE = 60_000;
  static final long START = 1_772_445_600_000L;
  static final int DAY = 1440;

  private SampleDemand() {}

  /** Rows with these values, a minute apart. */
  static History of(double... values) {
    long[] millis =
        IntStream.range(0, values.length).mapToLong(row -> START + row * MINUTE).toArray();
    return of(millis, values);
  }

  /** Rows of these times with these values. */
  static History of(long[] millis, double[] values) {
    String[] timestamps =
        Arrays.stream(millis).mapToObj(at -> Long.toString(at / 1000)).toArray(String[]::new);
    return new History("demand", TimestampForm.SECONDS, timestamps, millis, values);
  }

  static DemandSteps steps(double... values) {
    return DemandSteps.of(of(values));
  }

  /** A day and night between 20 and 180, with a tenth of noise. */
  static double[] daily(int rows, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, rows)
        .mapToDouble(row -> 100 - 80 * Math.cos(2 * Math.PI * row / DAY))
        .map(mean -> Math.max(0, mean * (1 + 0.1 * random.nextGaussian())))
        .toArray();
  }
}
