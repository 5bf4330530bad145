package io.foretide.model.episode;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertBytes;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Revisions of alerts that wait until all of their time are there: series are judged side by side,
 * and which of them comes first must not decide what an episode is. Mutable.
 */
public final class WaitingAlerts {
  private static final VersionedState FORMAT = new VersionedState("waiting alerts", (byte) 1);
  private static final Comparator<Alert> IN_ORDER =
      Comparator.comparingLong(Alert::updatedAtMillis)
          .thenComparingLong(Alert::startedAtMillis)
          .thenComparing(Alert::alertId)
          .thenComparingInt(Alert::revision);

  private final List<Alert> alerts = new ArrayList<>();

  /** Another one waits. */
  public void add(Alert alert) {
    alerts.add(alert);
  }

  /** Others wait, too. */
  public void addAll(WaitingAlerts others) {
    alerts.addAll(others.alerts);
  }

  /** Takes out those up to a time, milliseconds since the epoch, in the order of event time. */
  public List<Alert> takeUntil(long millis) {
    Map<Boolean, List<Alert>> byDue =
        alerts.stream()
            .sorted(IN_ORDER)
            .collect(Collectors.partitioningBy(alert -> alert.updatedAtMillis() <= millis));
    alerts.clear();
    alerts.addAll(byDue.get(false));
    return byDue.get(true);
  }

  /** Whether none waits, so that the state need not be kept. */
  public boolean isEmpty() {
    return alerts.isEmpty();
  }

  /** The alerts as bytes, the version first. */
  public byte[] encode() {
    int capacity = Integer.BYTES + alerts.stream().mapToInt(AlertBytes::of).sum();
    return FORMAT.encode(capacity, this::write);
  }

  private void write(ByteBuffer out) {
    out.putInt(alerts.size());
    alerts.forEach(alert -> AlertBytes.write(out, alert));
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException when the bytes are of an unknown version, cut short or damaged
   */
  public static WaitingAlerts decode(byte[] bytes) {
    return FORMAT.decode(
        bytes,
        in -> {
          WaitingAlerts waiting = new WaitingAlerts();
          for (int count = in.getInt(); count > 0; count--) {
            waiting.add(AlertBytes.read(in));
          }
          return waiting;
        });
  }
}
