package io.foretide.windows;

import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.VersionedState;
import io.foretide.model.statistics.VarianceStabilizer;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/**
 * Means of a service's own counts and latencies in the present hour, taken in the model's domain,
 * where a wild minute weighs little. Mutable: part of the state {@code service-progress}.
 */
final class HourMeans {
  private static final long NONE = Long.MIN_VALUE;

  private long hour = NONE;
  private final Map<String, Mean> means = new LinkedHashMap<>();

  private record Mean(SignalKind kind, double sum, int windows) {
    Mean and(double value) {
      return new Mean(kind, sum + VarianceStabilizer.toModel(kind, value), windows + 1);
    }

    double value() {
      return sum / windows;
    }
  }

  /** The hour, counted from the epoch on the local clock; call only when there is one. */
  long hour() {
    return hour;
  }

  /** Whether there is something of an hour other than this one. */
  boolean areOfAnother(long present) {
    return hour != present && !means.isEmpty();
  }

  /** Takes a window of the service as a whole; gaps, shares and gauges are passed over. */
  void add(long present, SeriesWindow window) {
    SignalKind kind = window.kind();
    if (!window.isGap() && (kind == SignalKind.COUNT || kind == SignalKind.LATENCY)) {
      hour = present;
      means.merge(
          window.key().signal(),
          new Mean(kind, 0, 0).and(window.value()),
          (before, any) -> before.and(window.value()));
    }
  }

  /** Hands on the mean of each signal, in the model's domain, and begins anew. */
  void drain(ObjDoubleConsumer<String> taker) {
    means.forEach((signal, mean) -> taker.accept(signal, mean.value()));
    means.clear();
  }

  int encodedBytes() {
    int bytes = Long.BYTES + Integer.BYTES;
    for (Map.Entry<String, Mean> entry : means.entrySet()) {
      bytes += VersionedState.textBytes(entry.getKey());
      bytes += VersionedState.textBytes(entry.getValue().kind().name());
      bytes += Double.BYTES + Integer.BYTES;
    }
    return bytes;
  }

  void write(ByteBuffer out) {
    out.putLong(hour).putInt(means.size());
    means.forEach(
        (signal, mean) -> {
          VersionedState.writeText(out, signal);
          VersionedState.writeText(out, mean.kind().name());
          out.putDouble(mean.sum()).putInt(mean.windows());
        });
  }

  void read(ByteBuffer in) {
    hour = in.getLong();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      String signal = VersionedState.readText(in);
      SignalKind kind = SignalKind.valueOf(VersionedState.readText(in));
      means.put(signal, new Mean(kind, in.getDouble(), in.getInt()));
    }
  }
}
