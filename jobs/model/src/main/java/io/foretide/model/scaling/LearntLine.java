package io.foretide.model.scaling;

import io.foretide.model.statistics.RecursiveLeastSquares;
import io.foretide.model.statistics.RunningMean;
import java.nio.ByteBuffer;
import java.time.Duration;

/** How one thing depends on another, as a line {@code y = a + b x} learnt online. Mutable. */
final class LearntLine {
  static final int BYTES = RecursiveLeastSquares.bytes(2) + 3 * RunningMean.BYTES;

  private static final Duration HALF_LIFE = Duration.ofHours(58);
  // Before the line is believed.
  private static final int LEAST = 360;
  private static final Duration LEAST_TIME = Duration.ofHours(6);
  // What the line leaves unexplained, of what there is to explain.
  private static final double MOST_LEFT = 0.6;

  private final double rate;
  private final long least;
  private final RecursiveLeastSquares line;
  private final RunningMean mean = new RunningMean();
  private final RunningMean deviation = new RunningMean();
  private final RunningMean error = new RunningMean();

  // Of the value at work.
  private final double[] row = {1, 0};

  /**
   * Knows nothing.
   *
   * @param windowMillis what passes from one pair of values to the next, milliseconds
   */
  LearntLine(long windowMillis) {
    this.rate = RunningMean.rate(HALF_LIFE, windowMillis);
    this.least = Math.max(LEAST, LEAST_TIME.toMillis() / windowMillis);
    this.line = new RecursiveLeastSquares(2, 1 - rate);
  }

  void learn(double x, double y) {
    error.learn(Math.abs(y - at(x)), rate);
    mean.learn(y, rate);
    deviation.learn(Math.abs(y - mean.value()), rate);
    row[1] = x;
    line.learn(row, y);
  }

  /** Whether {@code y} was seen to depend on {@code x}. */
  boolean isClear() {
    return error.count() >= least && error.value() < MOST_LEFT * deviation.value();
  }

  double at(double x) {
    row[1] = x;
    return line.predict(row);
  }

  /** What {@code y} grows by when {@code x} grows by 1. */
  double slope() {
    return at(1) - at(0);
  }

  void encode(ByteBuffer out) {
    line.encode(out);
    mean.encode(out);
    deviation.encode(out);
    error.encode(out);
  }

  void decode(ByteBuffer in) {
    line.decode(in);
    mean.decode(in);
    deviation.decode(in);
    error.decode(in);
  }
}
