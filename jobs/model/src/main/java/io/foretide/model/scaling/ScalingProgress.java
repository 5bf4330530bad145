package io.foretide.model.scaling;

import io.foretide.model.series.Trust;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/**
 * What {@link ScalingDecider} remembers of a workload between decisions. Mutable. Encoded about 45
 * bytes and 12 for each decision within the stabilization at most.
 */
public final class ScalingProgress {
  private static final VersionedState FORMAT = new VersionedState("scaling", (byte) 1);
  private static final int FIXED_BYTES = 3 * Long.BYTES + Integer.BYTES + 1;

  /** Before any decision. */
  static final long NEVER = Long.MIN_VALUE;

  /** Event time of the last decision; milliseconds since the epoch. */
  long decidedMillis = NEVER;

  /** Origin of the last forecast; milliseconds since the epoch. */
  long forecastMillis = NEVER;

  /** Origin of the last forecast whose demand was known; milliseconds since the epoch. */
  long demandMillis = NEVER;

  /** Replicas of the last decision; 0 before the first. */
  int replicas;

  /** Trust of the last forecast. */
  Trust trust = Trust.LEARNING;

  /** Whether the silence since the last forecast has been answered. */
  boolean silent;

  /** What was wanted lately, before stabilization and bounds. */
  final RecentNeeds recent;

  /** Nothing decided yet. */
  public ScalingProgress() {
    this(new RecentNeeds());
  }

  private ScalingProgress(RecentNeeds recent) {
    this.recent = recent;
  }

  /** Whether nothing has been decided yet, so that the state need not be kept. */
  public boolean isEmpty() {
    return replicas == 0;
  }

  /** The state as bytes, the version first. */
  public byte[] encode() {
    return FORMAT.encode(
        FIXED_BYTES + recent.bytes() + VersionedState.textBytes(trust.name()), this::write);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException when the bytes are of an unknown version, cut short or damaged
   */
  public static ScalingProgress decode(byte[] bytes) {
    return FORMAT.decode(bytes, ScalingProgress::read);
  }

  private void write(ByteBuffer buffer) {
    recent.write(buffer);
    buffer.putLong(decidedMillis).putLong(forecastMillis).putLong(demandMillis).putInt(replicas);
    VersionedState.writeText(buffer, trust.name());
    buffer.put((byte) (silent ? 1 : 0));
  }

  private static ScalingProgress read(ByteBuffer buffer) {
    ScalingProgress progress = new ScalingProgress(RecentNeeds.read(buffer));
    progress.decidedMillis = buffer.getLong();
    progress.forecastMillis = buffer.getLong();
    progress.demandMillis = buffer.getLong();
    progress.replicas = buffer.getInt();
    progress.trust = Trust.valueOf(VersionedState.readText(buffer));
    progress.silent = buffer.get() != 0;
    return progress;
  }
}
