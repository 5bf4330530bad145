package io.foretide.flink.kafka;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of telemetry: each partition's watermark follows its readings; a rejected record
 * neither moves it nor keeps an otherwise idle partition from being idle.
 */
public final class TelemetryWatermarks {
  private TelemetryWatermarks() {}

  /**
   * The strategy.
   *
   * @param maxOutOfOrderness how far a reading may lie behind the newest of its partition,
   *     milliseconds
   * @param idleness after how long without readings a partition no longer holds the others back,
   *     milliseconds
   */
  public static WatermarkStrategy<IncomingTelemetry> strategy(
      long maxOutOfOrderness, long idleness) {
    WatermarkStrategy<IncomingTelemetry> ofReadings =
        WatermarkStrategy.<IncomingTelemetry>forBoundedOutOfOrderness(
                Duration.ofMillis(maxOutOfOrderness))
            .withIdleness(Duration.ofMillis(idleness));
    return WatermarkStrategy.<IncomingTelemetry>forGenerator(
            context -> new OfReadings(ofReadings.createWatermarkGenerator(context)))
        .withTimestampAssigner(
            (incoming, brokerTimestamp) ->
                incoming.isRejected() ? brokerTimestamp : incoming.reading().eventTimeMillis());
  }

  /** Lets a generator see the readings only: to it, a partition of nothing but poison is idle. */
  private static final class OfReadings implements WatermarkGenerator<IncomingTelemetry> {
    private final WatermarkGenerator<IncomingTelemetry> generator;

    OfReadings(WatermarkGenerator<IncomingTelemetry> generator) {
      this.generator = generator;
    }

    @Override
    public void onEvent(IncomingTelemetry incoming, long eventTimestamp, WatermarkOutput output) {
      if (!incoming.isRejected()) {
        generator.onEvent(incoming, eventTimestamp, output);
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      generator.onPeriodicEmit(output);
    }
  }
}
