package io.foretide.model.forecast;

import io.foretide.model.series.SignalKind;
import io.foretide.model.statistics.VarianceStabilizer;
import java.nio.ByteBuffer;

/**
 * Carries the values of a series to the scale on which it is forecast, and back: the one that
 * stabilizes its noise. Gauges, of which nothing is known, are taken on the log scale, since what
 * has a season mostly swings in proportion; unless one was ever negative.
 */
final class ValueScale {
  static final int BYTES = Double.BYTES + Integer.BYTES + 1;

  private static final double SMALLEST_PART = 1e-3;
  private static final double SMALLEST = 1e-12;
  private static final double LARGEST_LOG = 80;
  // What single precision holds with room to spare.
  private static final double LARGEST = 1e36;
  // Half a year of hours.
  private static final int MEMORY = 4_000;

  private final SignalKind kind;
  private double size;
  private int count;
  private boolean signed;

  ValueScale(SignalKind kind) {
    this.kind = kind;
  }

  /**
   * Learns how large the values are.
   *
   * @return whether the scale is another now, so that what was learnt on it is void
   */
  boolean learn(double value) {
    count = Math.min(count + 1, MEMORY);
    size += (Math.abs(value) - size) / count;
    boolean turned = !signed && value < 0 && kind == SignalKind.GAUGE;
    signed |= turned;
    return turned;
  }

  double toScale(double value) {
    return kind == SignalKind.GAUGE
        ? signed ? value : Math.log(Math.max(value, SMALLEST + SMALLEST_PART * size))
        : VarianceStabilizer.toModel(kind, value);
  }

  double fromScale(double y) {
    return kind == SignalKind.GAUGE
        ? signed ? y : Math.exp(Math.min(y, LARGEST_LOG))
        : VarianceStabilizer.fromModel(kind, y);
  }

  /** The value, or the nearest that the signal can have. */
  double possible(double value) {
    double least = kind == SignalKind.GAUGE && signed ? -LARGEST : 0;
    double most = kind == SignalKind.RATIO ? 1 : LARGEST;
    return Math.max(least, Math.min(most, value));
  }

  void encode(ByteBuffer out) {
    out.putDouble(size).putInt(count).put((byte) (signed ? 1 : 0));
  }

  void decode(ByteBuffer in) {
    size = in.getDouble();
    count = in.getInt();
    signed = in.get() != 0;
  }
}
