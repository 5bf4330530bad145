package io.foretide.model.forecast;

import io.foretide.model.series.SignalKind;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/** The windows of the step at work, as far as they have come. Mutable. */
public final class OpenStep {
  private static final VersionedState FORMAT = new VersionedState("open step", (byte) 2);
  private static final VersionedState FORMER = new VersionedState("open step", (byte) 1);
  private static final int BYTES = 3 * Long.BYTES + Double.BYTES + 2 * Integer.BYTES + 1;

  private final long step;
  private long lastStartMillis;
  private double sum;
  private int values;
  private int windows;
  private boolean apart;
  private long seasonOffset;

  /**
   * Before its first window.
   *
   * @param step by {@link StepClock#step}
   * @param lastStartMillis start of the last window of the steps before, milliseconds since the
   *     epoch
   */
  OpenStep(long step, long lastStartMillis) {
    this.step = step;
    this.lastStartMillis = lastStartMillis;
  }

  /** Whether no window of it has come. */
  boolean isEmpty() {
    return windows == 0;
  }

  long step() {
    return step;
  }

  /** Start of the last window taken, milliseconds since the epoch. */
  public long lastStartMillis() {
    return lastStartMillis;
  }

  /** How far from it the step lies whose season its windows have: that of the first. */
  long seasonOffset() {
    return seasonOffset;
  }

  /** Whether people have told a factor of any of its windows: then it teaches no season. */
  boolean isApart() {
    return apart;
  }

  /**
   * Takes a window that is after the last. One of another season than the first is a gap.
   *
   * @param value over the factor that people have told of it; NaN for a gap
   * @param multiplied whether there is such a factor
   * @param offset how far from the step the step lies whose season it has
   */
  void add(long startMillis, double value, boolean multiplied, long offset) {
    lastStartMillis = startMillis;
    apart |= multiplied;
    seasonOffset = isEmpty() ? offset : seasonOffset;
    windows++;
    if (!Double.isNaN(value) && offset == seasonOffset) {
      sum += value;
      values++;
    }
  }

  /**
   * What the windows make together: what they count, or their mean; NaN when none has a value. A
   * missing one is taken to be like the others.
   */
  double value(SignalKind kind, int windowsPerStep) {
    return values == 0 ? Double.NaN : inStep(kind, sum / values, windowsPerStep);
  }

  /** What a window's value would be in a whole step of such windows. */
  static double inStep(SignalKind kind, double ofWindow, int windowsPerStep) {
    return switch (kind) {
      case COUNT -> ofWindow * windowsPerStep;
      case RATIO, LATENCY, GAUGE -> ofWindow;
    };
  }

  byte[] encode() {
    return FORMAT.encode(
        BYTES,
        out -> {
          out.putLong(step).putLong(lastStartMillis).putDouble(sum);
          out.putInt(values).putInt(windows);
          out.put((byte) (apart ? 1 : 0)).putLong(seasonOffset);
        });
  }

  static OpenStep decode(byte[] bytes) {
    return FORMER.wrote(bytes)
        ? FORMER.decode(bytes, OpenStep::readFormer)
        : FORMAT.decode(
            bytes,
            in -> {
              OpenStep open = read(in);
              open.apart = in.get() != 0;
              open.seasonOffset = in.getLong();
              return open;
            });
  }

  /** In which every step was of its own season, and ended early unless it was multiplied. */
  private static OpenStep readFormer(ByteBuffer in) {
    OpenStep open = read(in);
    open.apart = in.hasRemaining() && in.get() != 0;
    return open;
  }

  private static OpenStep read(ByteBuffer in) {
    OpenStep open = new OpenStep(in.getLong(), in.getLong());
    open.sum = in.getDouble();
    open.values = in.getInt();
    open.windows = in.getInt();
    return open;
  }
}
