package io.foretide.model.lead;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/**
 * A capacity that was decided for some windows, and how each way to it came to its own. Holds
 * arrays, so it has identity equality. Single precision, as it waits in the state.
 *
 * @param bases of the candidates
 * @param scales of the candidates, &gt; 0
 * @param quantiles scales over the base
 * @param mixed what they come to together
 * @param capacity what is provided: that, or the reactive candidate's while that is better
 */
record CapacityDecision(
    float[] bases, float[] scales, float[] quantiles, float mixed, float capacity) {
  static final int BYTES = (3 * CapacityMix.CANDIDATES + 2) * Float.BYTES;

  /** What a candidate came to. */
  double of(int candidate) {
    return bases[candidate] + (double) scales[candidate] * quantiles[candidate];
  }

  void encode(ByteBuffer out) {
    VersionedState.writeFloats(out, bases);
    VersionedState.writeFloats(out, scales);
    VersionedState.writeFloats(out, quantiles);
    out.putFloat(mixed).putFloat(capacity);
  }

  static CapacityDecision decode(ByteBuffer in) {
    int candidates = CapacityMix.CANDIDATES;
    return new CapacityDecision(
        VersionedState.readFloats(in, candidates),
        VersionedState.readFloats(in, candidates),
        VersionedState.readFloats(in, candidates),
        in.getFloat(),
        in.getFloat());
  }
}
