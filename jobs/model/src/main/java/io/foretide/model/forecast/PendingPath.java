package io.foretide.model.forecast;

import java.nio.ByteBuffer;

/** A path that was made and is not yet wholly past: what each step is to be compared with. */
final class PendingPath {
  final long origin;
  // Of the experts, a row each; null for those that said nothing.
  final float[][] opinions;
  final float[] mixed;
  final float[] disagreement;
  // NaN while nothing was known.
  final float[] spread;

  PendingPath(long origin, int experts, int horizon) {
    this.origin = origin;
    this.opinions = new float[experts][];
    this.mixed = new float[horizon];
    this.disagreement = new float[horizon];
    this.spread = new float[horizon];
  }

  static int bytes(int experts, int horizon) {
    return Long.BYTES + experts + (experts + 3) * horizon * Float.BYTES;
  }

  void encode(ByteBuffer out) {
    out.putLong(origin);
    for (float[] opinion : opinions) {
      out.put((byte) (opinion == null ? 0 : 1));
      if (opinion != null) {
        put(opinion, out);
      }
    }
    put(mixed, out);
    put(disagreement, out);
    put(spread, out);
  }

  static PendingPath decode(ByteBuffer in, int experts, int horizon) {
    PendingPath path = new PendingPath(in.getLong(), experts, horizon);
    for (int expert = 0; expert < experts; expert++) {
      if (in.get() != 0) {
        path.opinions[expert] = take(new float[horizon], in);
      }
    }
    take(path.mixed, in);
    take(path.disagreement, in);
    take(path.spread, in);
    return path;
  }

  private static void put(float[] values, ByteBuffer out) {
    for (float value : values) {
      out.putFloat(value);
    }
  }

  private static float[] take(float[] values, ByteBuffer in) {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getFloat();
    }
    return values;
  }
}
