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
 */
final class WindowFold {
  private final Map<Kind, Map<SeriesKey, Sum>> sums = new EnumMap<>(Kind.class);
  private long start;
  private long end;
  private int size;

  WindowFold() {
    for (Kind kind : Kind.values()) {
      sums.put(kind, new HashMap<>());
    }
  }

  /** The readings of one series and kind, and where the first of them came from. */
  private static final class Sum {
    private final WindowAccumulator readings;
    private SourceRecord first;
    private long firstTime;

    Sum(Kind kind) {
      readings = new WindowAccumulator(kind);
    }

    boolean isEmpty() {
      return readings.count() == 0;
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
    Map<SeriesKey, Sum> ofKind = sums.get(reading.kind());
    Sum sum = ofKind.get(reading.series());
    if (sum == null) {
      sum = new Sum(reading.kind());
      ofKind.put(reading.series(), sum);
      size++;
    }
    if (sum.isEmpty()) {
      sum.first = incoming.source().withoutContent();
      sum.firstTime = reading.eventTimeMillis();
    }
    sum.readings.add(reading);
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
                sum.readings.clear();
              });
        });
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
