package io.foretide.model.series;

import io.foretide.model.series.TelemetryReading.Kind;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * What the readings of one window have added up to: of requests their number, failures and
 * durations, of a metric its samples (of a gauge their mean, by weight where any has one). Merging
 * and adding commute, so partial sums made anywhere give the same window.
 */
public final class WindowAccumulator {
  private static final byte VERSION = 1;
  private static final int HEADER = 1 + 5 * 8;

  private final Kind kind;
  private long count;
  private long failed;
  private double sum;
  private double weighted;
  private double weight;
  private LatencySketch durations;

  /** An empty accumulator for readings of one kind. */
  public WindowAccumulator(Kind kind) {
    this.kind = kind;
    if (kind == Kind.REQUEST) {
      durations = new LatencySketch();
    }
  }

  /** Kind of the readings. */
  public Kind kind() {
    return kind;
  }

  /** How many readings it sums up. */
  public long count() {
    return count;
  }

  /** Empties it. What it allocated stays: to fill it again costs less than to make another. */
  public void clear() {
    count = 0;
    failed = 0;
    sum = 0;
    weighted = 0;
    weight = 0;
    if (durations != null) {
      durations.clear();
    }
  }

  /** Adds a reading of this kind. */
  public void add(TelemetryReading reading) {
    count++;
    weight += reading.weight();
    switch (kind) {
      case REQUEST -> {
        failed += reading.failed() ? 1 : 0;
        durations.add(reading.value());
      }
      case GAUGE, COUNT -> {
        sum += reading.value();
        weighted += reading.weight() * reading.value();
      }
    }
  }

  /** Adds what another accumulator of this kind has encoded. */
  public void merge(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    requireReadable(in);
    count += in.getLong();
    failed += in.getLong();
    sum += in.getDouble();
    weighted += in.getDouble();
    weight += in.getDouble();
    if (kind == Kind.REQUEST) {
      durations.merge(encoded, in.position());
    }
  }

  /** Adds what another accumulator of this kind holds. */
  public void merge(WindowAccumulator other) {
    count += other.count;
    failed += other.failed;
    sum += other.sum;
    weighted += other.weighted;
    weight += other.weight;
    if (kind == Kind.REQUEST) {
      durations.merge(other.durations);
    }
  }

  private void requireReadable(ByteBuffer in) {
    if (in.remaining() < HEADER || in.get() != VERSION) {
      throw new IllegalArgumentException(
          "a window accumulator of "
              + in.capacity()
              + " bytes is cut short or not of version "
              + VERSION);
    }
  }

  /** The accumulator as bytes, version first. */
  public byte[] encode() {
    byte[] sketch = kind == Kind.REQUEST ? durations.encode() : new byte[0];
    return ByteBuffer.allocate(HEADER + sketch.length)
        .put(VERSION)
        .putLong(count)
        .putLong(failed)
        .putDouble(sum)
        .putDouble(weighted)
        .putDouble(weight)
        .put(sketch)
        .array();
  }

  /**
   * Hands out the windows of the signals that the readings add up to.
   *
   * @param key the series; its signal names the metric and is replaced for requests
   */
  public void emit(SeriesKey key, long startMillis, long endMillis, Consumer<SeriesWindow> out) {
    switch (kind) {
      case REQUEST -> {
        emit(key, Signals.REQUESTS, startMillis, endMillis, (double) count, SignalKind.COUNT, out);
        double share = (double) failed / count;
        emit(key, Signals.ERRORS, startMillis, endMillis, share, SignalKind.RATIO, out);
        double[] quantiles = durations.quantiles(0.5, 0.95, 0.99);
        emitLatency(key, Signals.LATENCY_P50, startMillis, endMillis, quantiles[0], out);
        emitLatency(key, Signals.LATENCY_P95, startMillis, endMillis, quantiles[1], out);
        emitLatency(key, Signals.LATENCY_P99, startMillis, endMillis, quantiles[2], out);
      }
      case COUNT -> out.accept(metric(key, startMillis, endMillis, sum, true));
      case GAUGE -> out.accept(metric(key, startMillis, endMillis, mean(), false));
    }
  }

  private double mean() {
    return weight > 0 ? weighted / weight : sum / count;
  }

  private void emitLatency(
      SeriesKey key,
      String signal,
      long start,
      long end,
      double millis,
      Consumer<SeriesWindow> out) {
    emit(key, signal, start, end, millis, SignalKind.LATENCY, out);
  }

  private void emit(
      SeriesKey key,
      String signal,
      long start,
      long end,
      double value,
      SignalKind signalKind,
      Consumer<SeriesWindow> out) {
    out.accept(
        new SeriesWindow(key.ofSignal(signal), start, end, value, (double) count, signalKind));
  }

  private SeriesWindow metric(SeriesKey key, long start, long end, double value, boolean counted) {
    return new SeriesWindow(key, start, end, value, weight, Signals.kind(key.signal(), counted));
  }
}
