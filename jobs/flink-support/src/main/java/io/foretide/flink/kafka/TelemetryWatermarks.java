package io.foretide.flink.kafka;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of telemetry: each partition's watermark follows its readings, and a rejected record
 * never moves it.
 */
public final class TelemetryWatermarks {
  private TelemetryWatermarks() {}

  /**
   * The strategy.
   *
   * @param maxOutOfOrderness how far a reading may lie behind the newest of its partition,
   *     milliseconds
   * @param idleness after how long without records a partition no longer holds the others back,
   *     milliseconds
   */
  public static WatermarkStrategy<IncomingTelemetry> strategy(
      long maxOutOfOrderness, long idleness) {
    return WatermarkStrategy.<IncomingTelemetry>forGenerator(
            context -> new OfReadings(Duration.ofMillis(maxOutOfOrderness)))
        .withTimestampAssigner(
            (incoming, brokerTimestamp) ->
                incoming.isRejected() ? brokerTimestamp : incoming.reading().eventTimeMillis())
        .withIdleness(Duration.ofMillis(idleness));
  }

  private static final class OfReadings implements WatermarkGenerator<IncomingTelemetry> {
    private final BoundedOutOfOrdernessWatermarks<IncomingTelemetry> bounded;

    OfReadings(Duration maxOutOfOrderness) {
      bounded = new BoundedOutOfOrdernessWatermarks<>(maxOutOfOrderness);
    }

    @Override
    public void onEvent(IncomingTelemetry incoming, long eventTimestamp, WatermarkOutput output) {
      if (!incoming.isRejected()) {
        bounded.onEvent(incoming, eventTimestamp, output);
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      bounded.onPeriodicEmit(output);
    }
  }
}
