package io.foretide.windows;

import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/**
 * What a sum is of, within its window and service.
 *
 * @param operation operation of the service; empty for the service as a whole
 * @param signal the metric; empty for requests
 * @param kind how the readings add up
 */
public record SumKey(String operation, String signal, Kind kind) {

  int encodedBytes() {
    return VersionedState.textBytes(operation)
        + VersionedState.textBytes(signal)
        + VersionedState.textBytes(kind.name());
  }

  void write(ByteBuffer out) {
    VersionedState.writeText(out, operation);
    VersionedState.writeText(out, signal);
    VersionedState.writeText(out, kind.name());
  }

  static SumKey read(ByteBuffer in) {
    return new SumKey(
        VersionedState.readText(in),
        VersionedState.readText(in),
        Kind.valueOf(VersionedState.readText(in)));
  }
}
