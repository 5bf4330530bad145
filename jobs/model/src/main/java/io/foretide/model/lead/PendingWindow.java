package io.foretide.model.lead;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/**
 * A window that was forecast and whose value is still to come. Holds arrays, so it has identity
 * equality.
 *
 * @param window the window
 * @param size of the values, when it was forecast
 * @param median what the experts said together
 * @param inputs of the regressions
 * @param opinions of the experts; NaN for those that said nothing
 * @param scaleInputs of the expected error
 * @param decision in force for it
 */
record PendingWindow(
    long window,
    float size,
    float median,
    float[] inputs,
    float[] opinions,
    float[] scaleInputs,
    CapacityDecision decision) {
  static final int BYTES =
      Long.BYTES
          + (2 + Outlook.INPUTS + LocationExperts.COUNT + ConditionalScale.INPUTS) * Float.BYTES
          + CapacityDecision.BYTES;

  void encode(ByteBuffer out) {
    out.putLong(window).putFloat(size).putFloat(median);
    VersionedState.writeFloats(out, inputs);
    VersionedState.writeFloats(out, opinions);
    VersionedState.writeFloats(out, scaleInputs);
    decision.encode(out);
  }

  static PendingWindow decode(ByteBuffer in) {
    return new PendingWindow(
        in.getLong(),
        in.getFloat(),
        in.getFloat(),
        VersionedState.readFloats(in, Outlook.INPUTS),
        VersionedState.readFloats(in, LocationExperts.COUNT),
        VersionedState.readFloats(in, ConditionalScale.INPUTS),
        CapacityDecision.decode(in));
  }
}
