package io.foretide.windows;

import io.foretide.model.anomaly.SliceWatch;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How many requests each service had at one source subtask since it was last asked for: slices of
 * the windows that are still open. Several subtasks may each have a part of a slice. In memory
 * only: what is lost with it, the window has.
 *
 * <p>A service without requests has slices, too, which say so, for as long as a while after its
 * last request; seldom ones, for there may be many such services.
 *
 * <p>Whoever makes up names gains little by it: so many services have slices, those that were there
 * first, and the more they are, the rarer the slices.
 */
final class ServiceSlices {
  private static final long SILENT_MILLIS = Duration.ofSeconds(1).toMillis();
  private static final long FORGOTTEN_MILLIS = Duration.ofMinutes(3).toMillis();

  static final int MOST_SERVICES = 5_000;
  private static final int MOST_SERVICES_A_MILLISECOND = 10;

  private final Map<ServiceKey, Counts> known = new HashMap<>();
  private final List<Counts> heard = new ArrayList<>();

  /** The requests of a service since its last slice. */
  final class Counts {
    private final ServiceKey service;
    private final SeriesKey requestsKey;
    private final SeriesKey errorsKey;
    private long requests;
    private long failed;
    private long heardMillis = Long.MIN_VALUE;
    private long slicedMillis = Long.MIN_VALUE;
    private boolean listed;

    private Counts(ServiceKey service) {
      this.service = service;
      SeriesKey whole = new SeriesKey(service.tenant(), service.service(), "", "");
      this.requestsKey = whole.ofSignal(Signals.REQUESTS);
      this.errorsKey = whole.ofSignal(Signals.ERRORS);
    }

    /** Whose requests: the object that it was made with. */
    ServiceKey service() {
      return service;
    }

    /** Counts a request, if there is a place for the service. */
    void add(boolean hasFailed) {
      if (!listed && !list()) {
        return;
      }
      requests++;
      if (hasFailed) {
        failed++;
      }
    }

    private boolean list() {
      listed = heard.size() < MOST_SERVICES;
      if (listed) {
        heard.add(this);
      }
      return listed;
    }

    private void take(long nowMillis, Consumer<SeriesWindow> out) {
      heardMillis = requests > 0 ? nowMillis : heardMillis;
      if (requests == 0 && nowMillis < slicedMillis + SILENT_MILLIS) {
        return;
      }
      slicedMillis = nowMillis;
      out.accept(slice(requestsKey, nowMillis, (double) requests, SignalKind.COUNT));
      if (requests > 0) {
        double share = (double) failed / requests;
        out.accept(slice(errorsKey, nowMillis, share, SignalKind.RATIO));
      }
      clear();
    }

    private SeriesWindow slice(SeriesKey key, long endMillis, double value, SignalKind kind) {
      long startMillis = endMillis - SliceWatch.SLICE_MILLIS;
      return new SeriesWindow(key, startMillis, endMillis, value, (double) requests, kind);
    }

    private void clear() {
      requests = 0;
      failed = 0;
    }

    private void forget() {
      clear();
      listed = false;
    }

    private boolean isForgotten(long nowMillis) {
      if (nowMillis < heardMillis + FORGOTTEN_MILLIS) {
        return false;
      }
      listed = false;
      known.remove(service, this);
      return true;
    }
  }

  /** Where the requests of a service are counted. */
  Counts of(ServiceKey service) {
    Counts counts = known.get(service);
    return counts == null ? begin(service) : counts;
  }

  private Counts begin(ServiceKey service) {
    Counts counts = new Counts(service);
    if (known.size() < MOST_SERVICES) {
      known.put(service, counts);
    }
    return counts;
  }

  /** How long the next slices take, milliseconds. */
  long pauseMillis() {
    return Math.max(SliceWatch.SLICE_MILLIS, heard.size() / MOST_SERVICES_A_MILLISECOND);
  }

  /**
   * Hands on the slices that end now.
   *
   * @param nowMillis event time of the newest reading, milliseconds since the epoch
   */
  void take(long nowMillis, Consumer<SeriesWindow> out) {
    heard.forEach(counts -> counts.take(nowMillis, out));
    heard.removeIf(counts -> counts.isForgotten(nowMillis));
  }

  /** Forgets what was counted, and of whom: it is history, however many services that has. */
  void clear() {
    heard.forEach(Counts::forget);
    heard.clear();
    known.clear();
  }
}
