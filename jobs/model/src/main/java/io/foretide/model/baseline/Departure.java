package io.foretide.model.baseline;

import java.nio.ByteBuffer;

/**
 * The last departure from the season: since when, and what was known before it, so that what it
 * taught can be taken back. Mutable: part of the baseline's state.
 */
final class Departure {
  static final int BYTES = Long.BYTES + 6 * Double.BYTES;

  private static final long NONE = 0;

  private long sinceMillis = NONE;
  private double level;
  private double trend;
  private double mean;
  private double distance;
  private double variance;
  private double covariance;

  /** Remembers what is known before the departure's first window teaches anything. */
  void begin(long startMillis, BaselineState state) {
    sinceMillis = startMillis;
    level = state.level;
    trend = state.trend;
    mean = state.strength.mean();
    distance = state.departure;
    variance = state.variance;
    covariance = state.covariance;
  }

  /** Start of its first window, milliseconds since the epoch. */
  long sinceMillis() {
    return sinceMillis;
  }

  /** Whether it began about then; not once it was forgotten. */
  boolean beganAbout(long millis, long toleranceMillis) {
    return sinceMillis != NONE && Math.abs(sinceMillis - millis) <= toleranceMillis;
  }

  /** Puts back what was known before it. */
  void takeBack(BaselineState state) {
    state.level = level;
    state.trend = trend;
    state.strength.follow(mean - state.strength.mean());
    state.departure = distance;
    state.variance = variance;
    state.covariance = covariance;
  }

  /** Never takes anything back again. */
  void forget() {
    sinceMillis = NONE;
    level = 0;
    trend = 0;
    mean = 0;
    distance = 0;
    variance = 0;
    covariance = 0;
  }

  void encode(ByteBuffer out) {
    out.putLong(sinceMillis).putDouble(level).putDouble(trend).putDouble(mean);
    out.putDouble(distance).putDouble(variance).putDouble(covariance);
  }

  void decode(ByteBuffer in) {
    sinceMillis = in.getLong();
    level = in.getDouble();
    trend = in.getDouble();
    mean = in.getDouble();
    distance = in.getDouble();
    variance = in.getDouble();
    covariance = in.getDouble();
  }
}
