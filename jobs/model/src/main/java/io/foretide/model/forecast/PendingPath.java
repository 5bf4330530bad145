package io.foretide.model.forecast;

import io.foretide.model.series.Singles;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/** A path that was made and is not yet wholly past: what each step is to be compared with. */
final class PendingPath {
  final long origin;
  // Value at the origin.
  final float last;
  // Of the experts, a row each; null for those that said nothing.
  final float[][] opinions;
  final float[] mixed;
  final float[] disagreement;
  // NaN while nothing was known.
  final float[] spread;

  private PendingPath(
      long origin,
      float last,
      float[][] opinions,
      float[] mixed,
      float[] disagreement,
      float[] spread) {
    this.origin = origin;
    this.last = last;
    this.opinions = opinions;
    this.mixed = mixed;
    this.disagreement = disagreement;
    this.spread = spread;
  }

  static PendingPath of(
      long origin,
      double last,
      double[][] opinions,
      double[] mixed,
      double[] disagreement,
      double[] spread) {
    float[][] single = new float[opinions.length][];
    for (int expert = 0; expert < opinions.length; expert++) {
      single[expert] = opinions[expert] == null ? null : Singles.of(opinions[expert]);
    }
    return new PendingPath(
        origin,
        (float) last,
        single,
        Singles.of(mixed),
        Singles.of(disagreement),
        Singles.of(spread));
  }

  static int bytes(int experts, int horizon) {
    return Long.BYTES + Float.BYTES + experts + (experts + 3) * horizon * Float.BYTES;
  }

  void encode(ByteBuffer out) {
    out.putLong(origin).putFloat(last);
    for (float[] opinion : opinions) {
      out.put((byte) (opinion == null ? 0 : 1));
      if (opinion != null) {
        VersionedState.writeFloats(out, opinion);
      }
    }
    VersionedState.writeFloats(out, mixed);
    VersionedState.writeFloats(out, disagreement);
    VersionedState.writeFloats(out, spread);
  }

  static PendingPath decode(ByteBuffer in, int experts, int horizon) {
    long origin = in.getLong();
    float last = in.getFloat();
    float[][] opinions = new float[experts][];
    for (int expert = 0; expert < experts; expert++) {
      opinions[expert] = in.get() == 0 ? null : VersionedState.readFloats(in, horizon);
    }
    return new PendingPath(
        origin,
        last,
        opinions,
        VersionedState.readFloats(in, horizon),
        VersionedState.readFloats(in, horizon),
        VersionedState.readFloats(in, horizon));
  }
}
