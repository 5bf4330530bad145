package io.foretide.model.scaling;

import io.foretide.model.series.Trust;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/**
 * What {@link ScalingDecider} remembers of a workload between decisions. Mutable. Encoded about 50
 * bytes and 12 for each decision within the stabilization at most.
 */
final class ScalingProgress {
  private static final int FIXED_BYTES = 3 * Long.BYTES + 2 * Integer.BYTES + 1;

  /** Before any decision. */
  static final long NEVER = Long.MIN_VALUE;

  /** Event time of the last decision; milliseconds since the epoch. */
  long decidedMillis = NEVER;

  /** End of the last window; milliseconds since the epoch. */
  long seenMillis = NEVER;

  /** End of the last window whose demand was known; milliseconds since the epoch. */
  long demandMillis = NEVER;

  /** Replicas of the last decision; 0 before the first. */
  int replicas;

  /** What the last known demand needed; 0 when none ever was. */
  int reactiveReplicas;

  /** Trust of the last forecast. */
  Trust trust = Trust.LEARNING;

  /** Whether the silence since the last window has been answered. */
  boolean silent;

  /** What was wanted lately, before stabilization and other limits. */
  final RecentNeeds recent = new RecentNeeds();

  /** Whether nothing has been decided yet. */
  boolean isEmpty() {
    return replicas == 0;
  }

  /** Takes note of the end of a window. */
  void see(Situation now) {
    seenMillis = now.atMillis();
    silent = false;
    demandMillis = Double.isFinite(now.demand()) ? now.atMillis() : demandMillis;
    trust = now.forecast() == null ? trust : now.forecast().trust();
  }

  /** Whether a decision interval has begun since the last decision. */
  boolean isDue(long nowMillis, long interval) {
    return isEmpty() || Math.floorDiv(nowMillis, interval) > Math.floorDiv(decidedMillis, interval);
  }

  int bytes() {
    return FIXED_BYTES + recent.bytes() + VersionedState.textBytes(trust.name());
  }

  void encode(ByteBuffer out) {
    recent.encode(out);
    out.putLong(decidedMillis).putLong(seenMillis).putLong(demandMillis).putInt(replicas);
    out.putInt(reactiveReplicas);
    VersionedState.writeText(out, trust.name());
    out.put((byte) (silent ? 1 : 0));
  }

  void decode(ByteBuffer in) {
    recent.decode(in);
    decidedMillis = in.getLong();
    seenMillis = in.getLong();
    demandMillis = in.getLong();
    replicas = in.getInt();
    reactiveReplicas = in.getInt();
    trust = Trust.valueOf(VersionedState.readText(in));
    silent = in.get() != 0;
  }
}
