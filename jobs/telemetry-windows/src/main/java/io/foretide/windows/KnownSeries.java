package io.foretide.windows;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/**
 * A series that a service is known to have.
 *
 * @param operation operation of the service; empty for the service as a whole
 * @param signal what is measured
 * @param kind noise model of the signal
 * @param first start of its first window, milliseconds since the epoch
 * @param last start of its last window with readings, milliseconds since the epoch
 */
record KnownSeries(String operation, String signal, SignalKind kind, long first, long last) {

  /** The series of a window, seen for the first time or again. */
  static KnownSeries seen(SeriesWindow window, KnownSeries before) {
    SeriesKey key = window.key();
    long start = window.startMillis();
    return new KnownSeries(
        key.operation(),
        key.signal(),
        window.kind(),
        before == null ? start : before.first(),
        start);
  }

  /** What is reported of a window without readings: zero for a count, else a gap. */
  double silentValue() {
    return switch (kind) {
      case COUNT -> 0;
      case RATIO, LATENCY, GAUGE -> Double.NaN;
    };
  }

  int encodedBytes() {
    return VersionedState.textBytes(operation)
        + VersionedState.textBytes(signal)
        + VersionedState.textBytes(kind.name())
        + 2 * Long.BYTES;
  }

  void write(ByteBuffer out) {
    VersionedState.writeText(out, operation);
    VersionedState.writeText(out, signal);
    VersionedState.writeText(out, kind.name());
    out.putLong(first).putLong(last);
  }

  static KnownSeries read(ByteBuffer in) {
    return new KnownSeries(
        VersionedState.readText(in),
        VersionedState.readText(in),
        SignalKind.valueOf(VersionedState.readText(in)),
        in.getLong(),
        in.getLong());
  }
}
