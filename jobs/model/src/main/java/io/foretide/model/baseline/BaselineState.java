package io.foretide.model.baseline;

import io.foretide.model.detection.ChannelEvidence;
import io.foretide.model.detection.DetectorState;
import io.foretide.model.season.OpenChunk;
import io.foretide.model.series.Season;
import io.foretide.model.series.SparseWords;
import io.foretide.model.series.Trust;
import io.foretide.model.series.VersionedState;
import io.foretide.model.statistics.AdaptiveInterval;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * What is learnt of one series besides the resting chunks of its seasonal profile. Mutable; {@link
 * SeasonalBaseline} is its one writer.
 *
 * <p>All values are in the model's domain, and relative to {@link #anchor} where that is said.
 */
public final class BaselineState {
  private static final VersionedState FORMAT = new VersionedState("baseline", (byte) 6);
  private static final VersionedState FIFTH_FORMAT = new VersionedState("baseline", (byte) 5);
  private static final VersionedState FOURTH_FORMAT = new VersionedState("baseline", (byte) 4);
  private static final int BYTES_OF_FOURTH =
      4 * 8 + 10 * 8 + 4 + AdaptiveInterval.BYTES + SeasonStrength.BYTES + DetectorState.BYTES;
  private static final int BYTES_OF_FIFTH = BYTES_OF_FOURTH + Departure.BYTES;
  private static final int BYTES = BYTES_OF_FIFTH + Integer.BYTES;
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Start of the first window; milliseconds since the epoch. */
  long firstStart;

  /** Start of the last window; milliseconds since the epoch. */
  long lastStart;

  /** Start of the last window with a value; milliseconds since the epoch. */
  long lastValueStart;

  /** Windows with a value. */
  long count;

  /**
   * First value: what the others are relative to, so that single precision suffices for the
   * profile.
   */
  double anchor;

  /** Quick mean, relative to the anchor: the expectation where there is no profile yet. */
  double quick;

  /** Level, relative to the anchor; the profile comes on top. */
  double level;

  /** Trend of the level per window. */
  double trend;

  /** Residual against the season at the last value; NaN when the season was unknown. */
  double residual = Double.NaN;

  /** Mean square of the residual. */
  double variance;

  /** Mean product of a residual and the one before. */
  double covariance;

  /** Mean absolute one-step error. */
  double error;

  /** Mean absolute residual against the season. */
  double departure;

  /** Mean residual of the departure in progress: what a shift would be adopted as. */
  double shift;

  /** Windows of the departure in progress, negative when it is downwards. */
  int run;

  /** Whether the profile began with the usual week of siblings, and that holds so far. */
  boolean borrowed;

  final SeasonStrength strength = new SeasonStrength();
  final AdaptiveInterval interval = new AdaptiveInterval();
  final DetectorState detector = new DetectorState();
  final Departure lastDeparture = new Departure();

  /** The part of the profile that was learnt from last. */
  final OpenChunk open = new OpenChunk();

  // All but the chunk on its way from and to bytes.
  private final ByteBuffer dense = ByteBuffer.allocate(roundedUp(BYTES));

  /** Whether nothing has been learnt. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** Start of the last window learnt; milliseconds since the epoch. */
  public long lastStartMillis() {
    return lastStart;
  }

  /** Starts with the first value. */
  void begin(long startMillis) {
    firstStart = startMillis;
    lastStart = startMillis;
    lastValueStart = startMillis;
    count = 1;
  }

  /**
   * How much further than usual a value may lie and still be learnt from: grows while a departure
   * lasts, so that it is learnt in the end.
   */
  double loosening() {
    return 1 + 0.2 * Math.max(Math.abs(run), detector.run());
  }

  /** Lag-1 correlation of the residuals, 0..0.98. */
  double correlation() {
    return variance > 0 ? Math.min(0.98, Math.max(0, covariance / variance)) : 0;
  }

  /** Scales from the expectation down to the lower bound of the 95 % interval. */
  public double below() {
    return interval.below();
  }

  /** Scales from the expectation up to the upper bound of the 95 % interval. */
  public double above() {
    return interval.above();
  }

  /** Recent share of values inside the interval, 0..1; NaN until there is evidence. */
  public double coverage() {
    return interval.coverage();
  }

  /** Which season the series has, as far as is known. */
  public Season season() {
    return strength.season();
  }

  /** What each way to look at deviations said of the last window with a value. */
  public List<ChannelEvidence> evidence() {
    return detector.evidence();
  }

  /**
   * How far outputs may be trusted: a day and a week must have been seen, with values in half of
   * their windows; a quarter of the day is enough where what was borrowed has held.
   */
  public Trust trust(long windowMillis) {
    long elapsed = lastStart - firstStart;
    long half = DAY / windowMillis / 2;
    if (elapsed < DAY || count < half) {
      boolean held = borrowed && elapsed >= DAY / 4 && count >= half / 4;
      return held ? Trust.PROVISIONAL : Trust.LEARNING;
    }
    return elapsed < 7 * DAY || count < 7 * half ? Trust.PROVISIONAL : Trust.TRAINED;
  }

  /** The state as bytes, 400 to 800 and those of a chunk; a fresh array. */
  public byte[] encode() {
    write(dense.clear());
    dense.clear();
    return FORMAT.encode(
        SparseWords.packedBytes(dense) + open.encodedBytes(),
        out -> {
          SparseWords.pack(dense, out);
          open.encode(out);
        });
  }

  /**
   * Takes the state over from what {@link #encode} wrote, now or in versions 4 and 5; nothing is
   * left of what it was before.
   *
   * @throws IllegalArgumentException when the bytes are of an unknown version, cut short or damaged
   */
  public void decode(byte[] bytes) {
    if (FOURTH_FORMAT.wrote(bytes)) {
      FOURTH_FORMAT.decode(bytes, in -> readSparse(in, BYTES_OF_FOURTH));
      lastDeparture.forget();
      borrowed = false;
    } else if (FIFTH_FORMAT.wrote(bytes)) {
      FIFTH_FORMAT.decode(bytes, in -> readSparse(in, BYTES_OF_FIFTH));
      lastDeparture.decode(dense);
      borrowed = false;
    } else {
      FORMAT.decode(bytes, in -> readSparse(in, BYTES));
      lastDeparture.decode(dense);
      borrowed = dense.getInt() != 0;
    }
  }

  private BaselineState readSparse(ByteBuffer in, int denseBytes) {
    SparseWords.unpack(in, dense.clear().limit(roundedUp(denseBytes)));
    open.decode(in);
    return read(dense);
  }

  private static int roundedUp(int bytes) {
    return (bytes + Integer.BYTES - 1) / Integer.BYTES * Integer.BYTES;
  }

  private void write(ByteBuffer out) {
    out.putLong(firstStart).putLong(lastStart).putLong(lastValueStart).putLong(count);
    out.putDouble(anchor).putDouble(quick).putDouble(level).putDouble(trend);
    out.putDouble(residual).putDouble(variance).putDouble(covariance).putDouble(error);
    out.putDouble(departure).putDouble(shift).putInt(run);
    interval.encode(out);
    strength.encode(out);
    detector.encode(out);
    lastDeparture.encode(out);
    out.putInt(borrowed ? 1 : 0);
  }

  private BaselineState read(ByteBuffer in) {
    firstStart = in.getLong();
    lastStart = in.getLong();
    lastValueStart = in.getLong();
    count = in.getLong();
    anchor = in.getDouble();
    quick = in.getDouble();
    level = in.getDouble();
    trend = in.getDouble();
    residual = in.getDouble();
    variance = in.getDouble();
    covariance = in.getDouble();
    error = in.getDouble();
    departure = in.getDouble();
    shift = in.getDouble();
    run = in.getInt();
    interval.decode(in);
    strength.decode(in);
    detector.decode(in);
    return this;
  }
}
