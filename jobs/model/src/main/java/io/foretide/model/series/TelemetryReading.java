package io.foretide.model.series;

/**
 * One raw reading: a served request or a metric sample. Flat, because a stream carries it.
 *
 * @param kind which of the two it is, and how the samples of a window combine
 * @param eventTimeMillis when it happened, milliseconds since the epoch
 * @param series what was asked or measured; the signal is empty for a request
 * @param value the sample in the unit of its signal, or the request's duration in milliseconds
 * @param weight number of requests behind a sample, 0 when unknown; 1 for a request
 * @param failed whether a request failed
 * @param callerService who sent a request; empty when unknown
 */
public record TelemetryReading(
    Kind kind,
    long eventTimeMillis,
    SeriesKey series,
    double value,
    double weight,
    boolean failed,
    String callerService) {

  /** Kinds of reading. */
  public enum Kind {
    /** A served request. */
    REQUEST,
    /** A metric sample; the samples of a window combine by their mean. */
    GAUGE,
    /** A count since the sample before; the samples of a window combine by their sum. */
    COUNT
  }

  /**
   * A served request that took {@code durationMillis}.
   *
   * @param asked what was asked; its signal says nothing
   */
  public static TelemetryReading request(
      long eventTimeMillis,
      SeriesKey asked,
      double durationMillis,
      boolean failed,
      String callerService) {
    return new TelemetryReading(
        Kind.REQUEST,
        eventTimeMillis,
        asked.signal().isEmpty() ? asked : asked.ofSignal(""),
        durationMillis,
        1,
        failed,
        callerService);
  }

  /** A sample of a metric. */
  public static TelemetryReading sample(
      Kind kind, long eventTimeMillis, SeriesKey series, double value, double weight) {
    return new TelemetryReading(kind, eventTimeMillis, series, value, weight, false, "");
  }

  /** The service that the reading belongs to. */
  public ServiceKey serviceKey() {
    return series.serviceKey();
  }
}
