package io.foretide.model.series;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Mergeable sketch of durations: every quantile within 1 % of the true one, up to 512 bins, which
 * span a factor of 28,000 before the smallest are merged (DDSketch; Masson, Rim and Lee, 2019).
 */
final class LatencySketch {
  private static final double RELATIVE_ACCURACY = 0.01;
  private static final int MOST_BINS = 512;

  private final DDSketch sketch = DDSketches.collapsingLowestDense(RELATIVE_ACCURACY, MOST_BINS);

  // Thousands of sketches are filled at a time, more than the processor's caches hold: several
  // durations at once wait for the memory of theirs once.
  private final double[] waiting = new double[16];
  private int waits;

  void add(double millis) {
    waiting[waits++] = millis;
    if (waits == waiting.length) {
      settle();
    }
  }

  private void settle() {
    for (int i = 0; i < waits; i++) {
      sketch.accept(waiting[i]);
    }
    waits = 0;
  }

  /** Empties it; the bins stay allocated. */
  void clear() {
    waits = 0;
    sketch.clear();
  }

  void merge(LatencySketch other) {
    other.settle();
    sketch.mergeWith(other.sketch);
  }

  /** Adds what {@link #encode} wrote, which ends the array. */
  void merge(byte[] encoded, int from) {
    try {
      sketch.decodeAndMergeWith(ByteArrayInput.wrap(encoded, from, encoded.length - from));
    } catch (IOException e) {
      throw new UncheckedIOException("a latency sketch of our own cannot be read", e);
    }
  }

  double[] quantiles(double... levels) {
    settle();
    return sketch.getValuesAtQuantiles(levels);
  }

  byte[] encode() {
    settle();
    GrowingByteArrayOutput out = GrowingByteArrayOutput.withInitialCapacity(256);
    try {
      sketch.encode(out, false);
    } catch (IOException e) {
      throw new UncheckedIOException("an in-memory buffer cannot fail", e);
    }
    return out.trimmedCopy();
  }
}
