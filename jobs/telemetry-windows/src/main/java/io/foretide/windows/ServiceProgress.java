package io.foretide.windows;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How far the windows of a service have come: which was closed last, which closes next, which is
 * the latest with readings, and which series the service is known to have. Mutable; the state
 * {@code service-progress}.
 */
final class ServiceProgress {
  private static final long NONE = Long.MIN_VALUE;
  private static final VersionedState ENVELOPE = new VersionedState("service progress", (byte) 2);
  private static final VersionedState FIRST_ENVELOPE =
      new VersionedState("service progress", (byte) 1);

  private long closed = NONE;
  private long next = NONE;
  private long latest = NONE;
  private final Map<SeriesKey, KnownSeries> known = new LinkedHashMap<>();
  private final HourMeans hourMeans = new HourMeans();

  /** Start of the window that was closed last; {@link Long#MIN_VALUE} before the first. */
  long closed() {
    return closed;
  }

  /** Start of the window that closes next; call only when there is one. */
  long next() {
    return next;
  }

  /** Whether a window waits to be closed. */
  boolean isWaiting() {
    return next != NONE;
  }

  /** Whether nothing waits and nothing is known, so that the state need not be kept. */
  boolean isEmpty() {
    return !isWaiting() && known.isEmpty();
  }

  /**
   * Notes that a window has readings.
   *
   * @return whether anything changed
   */
  boolean open(long start) {
    boolean earlier = next == NONE || start < next;
    boolean later = start > latest;
    next = earlier ? start : next;
    latest = Math.max(latest, start);
    return earlier || later;
  }

  /**
   * Reports the series that are silent in the window that closes, and forgets those that have been
   * for too long.
   *
   * @param heard the series that had readings in it
   * @param settings width of a window, and how long a silent series is reported
   * @param outage whether the window lies in an outage of the telemetry: nobody is silent then, but
   *     nothing is known either
   */
  void reportSilent(
      ServiceKey service,
      Set<SeriesKey> heard,
      TelemetryWindowsSettings settings,
      boolean outage,
      Consumer<SeriesWindow> silent) {
    Iterator<KnownSeries> all = known.values().iterator();
    while (all.hasNext()) {
      KnownSeries series = all.next();
      SeriesKey key =
          new SeriesKey(service.tenant(), service.service(), series.operation(), series.signal());
      if (heard.contains(key)) {
        continue;
      }
      if (next - series.last() >= settings.expireAfter()) {
        all.remove();
      } else if (next > series.first()) {
        double value = outage ? Double.NaN : series.silentValue();
        silent.accept(
            new SeriesWindow(key, next, next + settings.width(), value, 0, series.kind()));
      }
    }
  }

  /**
   * Closes the window and moves on to the next: that which follows while any series is known, else
   * none, though later ones {@linkplain #skips may be open}.
   *
   * @param windows the windows of the series that had readings
   * @param inputEnded whether nothing more comes: then nothing more is silent, and only what was
   *     read is still closed
   */
  void close(Collection<SeriesWindow> windows, long width, boolean inputEnded) {
    for (SeriesWindow window : windows) {
      SeriesKey local = local(window.key().operation(), window.key().signal());
      known.put(local, KnownSeries.seen(window, known.get(local)));
    }
    closed = next;
    boolean follows = !known.isEmpty() && (latest > next || !inputEnded);
    next = follows ? next + width : NONE;
  }

  /**
   * Whether windows with readings are open though none waits to be closed next: nothing is to be
   * said of those between, however many.
   */
  boolean skips() {
    return next == NONE && latest > closed;
  }

  /** Goes on with the earliest window that has readings. */
  void resume(long start) {
    next = start;
  }

  /** What the service as a whole was like in the present hour. */
  HourMeans hourMeans() {
    return hourMeans;
  }

  /** Whether the first window of any series began at {@code start}. */
  boolean hasSeriesSince(long start) {
    for (KnownSeries series : known.values()) {
      if (series.first() == start) {
        return true;
      }
    }
    return false;
  }

  /** Whether the first window of the series began at {@code start}. */
  boolean isSince(long start, SeriesKey key) {
    KnownSeries series = known.get(local(key.operation(), key.signal()));
    return series != null && series.first() == start;
  }

  /** Key of a series within its service. */
  private static SeriesKey local(String operation, String signal) {
    return new SeriesKey("", "", operation, signal);
  }

  byte[] encode() {
    int capacity = 3 * Long.BYTES + Integer.BYTES + hourMeans.encodedBytes();
    for (KnownSeries series : known.values()) {
      capacity += series.encodedBytes();
    }
    return ENVELOPE.encode(
        capacity,
        out -> {
          out.putLong(closed).putLong(next).putLong(latest).putInt(known.size());
          known.values().forEach(series -> series.write(out));
          hourMeans.write(out);
        });
  }

  /** Reads what {@link #encode} wrote, now or in version 1. */
  static ServiceProgress decode(byte[] bytes) {
    return FIRST_ENVELOPE.wrote(bytes)
        ? FIRST_ENVELOPE.decode(bytes, ServiceProgress::readFirst)
        : ENVELOPE.decode(bytes, ServiceProgress::read);
  }

  private static ServiceProgress read(ByteBuffer in) {
    ServiceProgress progress = readFirst(in);
    progress.hourMeans.read(in);
    return progress;
  }

  private static ServiceProgress readFirst(ByteBuffer in) {
    ServiceProgress progress = new ServiceProgress();
    progress.closed = in.getLong();
    progress.next = in.getLong();
    progress.latest = in.getLong();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      KnownSeries series = KnownSeries.read(in);
      progress.known.put(local(series.operation(), series.signal()), series);
    }
    return progress;
  }
}
