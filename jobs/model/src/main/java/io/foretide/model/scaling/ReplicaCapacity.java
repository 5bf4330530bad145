package io.foretide.model.scaling;

import io.foretide.model.statistics.RunningMean;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * What one replica serves well, from how saturation and latency went with the load of a replica:
 * the load at which saturation reaches its target, or latency doubles, whichever comes first. The
 * inverse of latency falls about linearly with the load (M/M/1). Mutable.
 */
final class ReplicaCapacity {
  /** Size of the encoded state, bytes. */
  static final int BYTES = 2 * LearntLine.BYTES + 2 * Double.BYTES;

  // Beyond the highest load seen, how far the lines are believed.
  private static final double BEYOND = 1.5;
  private static final Duration HIGHEST_HALF_LIFE = Duration.ofDays(16);

  private final double targetSaturation;
  private final double fading;
  private final LearntLine saturation;
  private final LearntLine speed;
  // Load that loads are measured in.
  private double unit;
  private double highest;

  /**
   * Knows nothing.
   *
   * @param targetSaturation how full a replica may be, in (0, 1]
   */
  ReplicaCapacity(double targetSaturation, long windowMillis) {
    this.targetSaturation = targetSaturation;
    this.fading = RunningMean.rate(HIGHEST_HALF_LIFE, windowMillis);
    this.saturation = new LearntLine(windowMillis);
    this.speed = new LearntLine(windowMillis);
  }

  /** Takes what was measured in a window; without demand and ready replicas it teaches nothing. */
  void learn(WorkloadReading reading) {
    double load = reading.demand() / reading.ready();
    if (!(load > 0) || Double.isInfinite(load)) {
      return;
    }
    unit = unit == 0 ? load : unit;
    highest = Math.max(load, highest * (1 - fading));
    if (Double.isFinite(reading.saturation())) {
      saturation.learn(load / unit, reading.saturation());
    }
    if (reading.latency() > 0) {
      speed.learn(load / unit, 1 / reading.latency());
    }
  }

  /** Requests per second that a replica serves well; NaN until that is known. */
  double perSecond() {
    double full = Math.min(bySaturation(), byLatency());
    return full == Double.MAX_VALUE ? Double.NaN : Math.min(unit * full, BEYOND * highest);
  }

  private double bySaturation() {
    double left = targetSaturation - saturation.at(0);
    return saturation.isClear() && saturation.slope() > 0 && left > 0
        ? left / saturation.slope()
        : Double.MAX_VALUE;
  }

  private double byLatency() {
    double idle = speed.at(0);
    return speed.isClear() && speed.slope() < 0 && idle > 0
        ? idle / 2 / -speed.slope()
        : Double.MAX_VALUE;
  }

  void encode(ByteBuffer out) {
    saturation.encode(out);
    speed.encode(out);
    out.putDouble(unit).putDouble(highest);
  }

  void decode(ByteBuffer in) {
    saturation.decode(in);
    speed.decode(in);
    unit = in.getDouble();
    highest = in.getDouble();
  }
}
