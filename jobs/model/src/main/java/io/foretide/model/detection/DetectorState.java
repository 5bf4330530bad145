package io.foretide.model.detection;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What the detector knows of a series. Mutable; {@link Detector} is its one writer. In the model's
 * domain unless said otherwise.
 */
public final class DetectorState {
  /** Size of the encoded state, bytes. */
  public static final int BYTES =
      Long.BYTES
          + 3 * Double.BYTES
          + 3 * Integer.BYTES
          + FrozenFeed.BYTES
          + 3 * Follower.BYTES
          + 3 * DeviationChannel.BYTES;

  private static final double SPREAD_RATE = 0.0011;
  private static final double RANGE_RATE = 0.001;
  private static final int CHANGES_UNTIL_SETTLED = 10;

  /** Start of the first window, milliseconds since the epoch. */
  long firstMillis;

  /** The last value. */
  double last;

  /** Mean absolute value, in the unit of the signal. */
  double size;

  /** About −log₁₀ of the probability of the last window. */
  double tail;

  /** Sign of the deviation that decided, 0 without. */
  int direction;

  /** Values that differed from the one before: how much there was to learn from. */
  int changes;

  /** Windows for which what goes on counts less, because it has been seen. */
  int refractory;

  /** The last few values. */
  final Follower recent = new Follower(0.2, SPREAD_RATE);

  /** The last fifty values: its spread is the range of the series. */
  final Follower slow = new Follower(0.02, RANGE_RATE);

  /** Where the series has been in the last fifty values, relative to its season. */
  final Follower season = new Follower(0.02, SPREAD_RATE);

  final DeviationChannel point = new DeviationChannel(ChannelSettings.POINT);
  final DeviationChannel departure = new DeviationChannel(ChannelSettings.DEPARTURE);
  final DeviationChannel creep = new DeviationChannel(ChannelSettings.CREEP);

  final FrozenFeed frozen = new FrozenFeed();

  /** Large deviations from the season in a row, the last window included. */
  public int run() {
    return season.spread().run();
  }

  /** What each channel said of the last window that was looked at since the state was decoded. */
  public List<ChannelEvidence> evidence() {
    return List.of(
        point.evidence("point"), departure.evidence("departure"), creep.evidence("creep"));
  }

  /** The season has moved to where the series is. */
  public void adoptSeason() {
    season.move(0, 1);
    departure.forget();
    creep.forget();
  }

  /** Takes note of the next value before anything is said of it. */
  void see(Observation seen) {
    if (changes == 0) {
      firstMillis = seen.startMillis;
      recent.move(seen.y, 1);
      slow.move(seen.y, 1);
      size = Math.abs(seen.value);
      changes = 1;
    } else if (seen.y != last) {
      changes = Math.min(changes + 1, Integer.MAX_VALUE - 1);
    }
    last = seen.y;
  }

  /** 1 over how much there was to learn from. */
  double youth() {
    return 1.0 / changes;
  }

  /** Whether there was enough to learn from to tell what is large. */
  boolean isSettled() {
    return changes >= CHANGES_UNTIL_SETTLED;
  }

  /** Appends the state. */
  public void encode(ByteBuffer out) {
    out.putLong(firstMillis).putDouble(last).putDouble(size).putDouble(tail);
    out.putInt(direction).putInt(changes).putInt(refractory);
    recent.encode(out);
    slow.encode(out);
    season.encode(out);
    point.encode(out);
    departure.encode(out);
    creep.encode(out);
    frozen.encode(out);
  }

  /** Takes the state over from what {@link #encode} wrote. */
  public void decode(ByteBuffer in) {
    firstMillis = in.getLong();
    last = in.getDouble();
    size = in.getDouble();
    tail = in.getDouble();
    direction = in.getInt();
    changes = in.getInt();
    refractory = in.getInt();
    recent.decode(in);
    slow.decode(in);
    season.decode(in);
    point.decode(in);
    departure.decode(in);
    creep.decode(in);
    frozen.decode(in);
  }
}
