package io.foretide.windows;

import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.model.series.WindowAccumulator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a source subtask has added up of one window, whatever the service. Mutable; when it has been
 * handed on it serves the next window, and what was allocated for its sums serves theirs.
 *
 * <p>The source gives readings of a series the same key object as long as it can, so a sum is
 * mostly found by that: to hash and compare the names of every reading takes a seventh of the whole
 * job.
 */
final class WindowFold {
  private static final int PLACES_A_SUM = 16;
  private static final int FEWEST_PLACES = 16;
  private static final int MOST_PLACES = 1 << 13;
  private static final int MOST_NEW_CALLERS = 100;

  private final ServiceSlices slices;
  private final SeenCalls calls;
  private final Map<Kind, Map<SeriesKey, Sum>> sums = new EnumMap<>(Kind.class);
  private Sum[] recent = new Sum[FEWEST_PLACES];
  private long start;
  private long end;
  private int size;

  /**
   * A fold of no window yet.
   *
   * @param slices where the requests of each service are counted, too
   * @param calls told who asked
   */
  WindowFold(ServiceSlices slices, SeenCalls calls) {
    this.slices = slices;
    this.calls = calls;
    for (Kind kind : Kind.values()) {
      sums.put(kind, new HashMap<>());
    }
  }

  /** The readings of one series and kind, and where the first of them came from. */
  private static final class Sum {
    private final WindowAccumulator readings;
    private final ServiceSlices.Counts slice;
    private SeriesKey foundBy;
    private SourceRecord first;
    private long firstTime;
    private int newCallers;

    /**
     * A sum of nothing yet.
     *
     * @param slice where requests are counted, too; null for readings that are none
     */
    Sum(Kind kind, ServiceSlices.Counts slice) {
      this.readings = new WindowAccumulator(kind);
      this.slice = slice;
    }

    boolean isEmpty() {
      return readings.count() == 0;
    }

    private void clear() {
      readings.clear();
      newCallers = 0;
    }
  }

  /** What the sums of one service make together. */
  private static final class Partial {
    private final WindowSums sums = new WindowSums();
    private int readings;
    private SourceRecord first;
    private long firstTime;

    void add(SumKey key, Sum sum) {
      sums.put(key, sum.readings);
      readings = Math.toIntExact(readings + sum.readings.count());
      if (first == null || sum.first.isBefore(first)) {
        first = sum.first;
        firstTime = sum.firstTime;
      }
    }
  }

  /** Turns to the window {@code [start, end)}; call when it is empty. */
  WindowFold of(long newStart, long newEnd) {
    start = newStart;
    end = newEnd;
    return this;
  }

  /** Whether a time lies in the window, milliseconds since the epoch. */
  boolean holds(long time) {
    return time >= start && time < end;
  }

  /** Start of the window, milliseconds since the epoch. */
  long start() {
    return start;
  }

  /** Sums that memory is taken for, those of earlier windows that may come again among them. */
  int size() {
    return size;
  }

  void add(IncomingTelemetry incoming) {
    TelemetryReading reading = incoming.reading();
    Sum sum = sum(reading.series(), reading.kind());
    if (sum.isEmpty()) {
      sum.first = incoming.source().withoutContent();
      sum.firstTime = reading.eventTimeMillis();
    }
    sum.readings.add(reading);
    if (sum.slice != null) {
      sum.slice.add(reading.failed());
      noteCaller(reading.callerService(), sum);
    }
  }

  /** A flood of names costs little and tells little: of the others there is the next window. */
  private void noteCaller(String caller, Sum sum) {
    ServiceKey callee = sum.slice.service();
    if (!caller.isEmpty()
        && !calls.isKnown(caller, callee, start)
        && sum.newCallers < MOST_NEW_CALLERS) {
      sum.newCallers++;
      calls.see(caller, callee, start);
    }
  }

  // The same object is meant; an equal one is found the general way.
  @SuppressWarnings("ReferenceEquality")
  private Sum sum(SeriesKey series, Kind kind) {
    int hash = System.identityHashCode(series);
    Sum sum = recent[hash & (recent.length - 1)];
    if (sum == null || sum.foundBy != series || sum.readings.kind() != kind) {
      sum = sums.get(kind).computeIfAbsent(series, s -> begin(s, kind));
      sum.foundBy = series;
      recent[hash & (recent.length - 1)] = sum;
    }
    return sum;
  }

  private Sum begin(SeriesKey series, Kind kind) {
    size++;
    if (recent.length < places()) {
      recent = new Sum[places()];
    }
    boolean asked = kind == Kind.REQUEST;
    return new Sum(kind, asked ? slices.of(calls.callee(series.serviceKey())) : null);
  }

  /** As many as the sums need: thousands of windows may be open with a few sums each. */
  private int places() {
    int wanted = Math.min(PLACES_A_SUM * size, MOST_PLACES);
    return Math.max(FEWEST_PLACES, Integer.highestOneBit(wanted));
  }

  /**
   * Hands on what was added up, a partial for each service, and begins anew: sums that nothing came
   * to are forgotten, the others are kept, empty.
   */
  void drain(Consumer<WindowPartial> out) {
    Map<ServiceKey, Partial> partials = new LinkedHashMap<>();
    size = 0;
    sums.forEach(
        (kind, ofKind) -> {
          ofKind.values().removeIf(Sum::isEmpty);
          size += ofKind.size();
          ofKind.forEach(
              (series, sum) -> {
                SumKey key = new SumKey(series.operation(), series.signal(), kind);
                partials.computeIfAbsent(series.serviceKey(), s -> new Partial()).add(key, sum);
                sum.clear();
              });
        });
    recent = new Sum[places()];
    partials.forEach(
        (service, partial) ->
            out.accept(
                new WindowPartial(
                    service,
                    start,
                    partial.sums.encode(),
                    partial.readings,
                    partial.first,
                    partial.firstTime)));
  }
}
