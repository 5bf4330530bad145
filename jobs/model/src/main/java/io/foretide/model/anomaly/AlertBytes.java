package io.foretide.model.anomaly;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Trust;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Alerts as part of somebody's encoded state. */
public final class AlertBytes {
  private static final int FIXED_BYTES = 6 * Integer.BYTES + 4 * Long.BYTES + 5 * Double.BYTES + 1;

  private AlertBytes() {}

  /** Bytes that {@link #write} writes. */
  public static int of(Alert alert) {
    int texts =
        VersionedState.textBytes(alert.alertId())
            + VersionedState.textBytes(alert.key().id())
            + VersionedState.textBytes(alert.rule())
            + VersionedState.textBytes(alert.state().name())
            + VersionedState.textBytes(alert.severity().name())
            + VersionedState.textBytes(alert.explanation())
            + VersionedState.textBytes(alert.trust().name())
            + VersionedState.textBytes(alert.owner());
    return FIXED_BYTES
        + texts
        + alert.controls().stream().mapToInt(VersionedState::textBytes).sum();
  }

  /** Appends an alert. */
  public static void write(ByteBuffer out, Alert alert) {
    VersionedState.writeText(out, alert.alertId());
    out.putInt(alert.revision());
    VersionedState.writeText(out, alert.key().id());
    VersionedState.writeText(out, alert.rule());
    VersionedState.writeText(out, alert.state().name());
    VersionedState.writeText(out, alert.severity().name());
    out.putInt(alert.direction());
    out.putLong(alert.startedAtMillis()).putLong(alert.firedAtMillis());
    out.putLong(alert.updatedAtMillis()).putLong(alert.endedAtMillis());
    out.putDouble(alert.value()).putDouble(alert.expected());
    out.putDouble(alert.lower()).putDouble(alert.upper()).putDouble(alert.score());
    out.putInt(alert.unusualWindows());
    VersionedState.writeText(out, alert.explanation());
    VersionedState.writeText(out, alert.trust().name());
    out.put((byte) (alert.provisional() ? 1 : 0));
    out.putInt(alert.controls().size());
    alert.controls().forEach(control -> VersionedState.writeText(out, control));
    VersionedState.writeText(out, alert.owner());
  }

  /** Reads what {@link #write} wrote. */
  public static Alert read(ByteBuffer in) {
    return new Alert(
        VersionedState.readText(in),
        in.getInt(),
        SeriesKey.parse(VersionedState.readText(in)),
        VersionedState.readText(in),
        AlertState.valueOf(VersionedState.readText(in)),
        Severity.valueOf(VersionedState.readText(in)),
        in.getInt(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        in.getInt(),
        VersionedState.readText(in),
        Trust.valueOf(VersionedState.readText(in)),
        in.get() != 0,
        texts(in),
        VersionedState.readText(in));
  }

  private static List<String> texts(ByteBuffer in) {
    List<String> texts = new ArrayList<>();
    for (int count = in.getInt(); count > 0; count--) {
      texts.add(VersionedState.readText(in));
    }
    return List.copyOf(texts);
  }
}
