package io.foretide.flink.kafka;

import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of telemetry: each partition's watermark follows its readings, though never ahead of
 * the broker's timestamps; a rejected record neither moves it nor keeps an otherwise idle partition
 * from being idle. All in milliseconds.
 *
 * @param maxOutOfOrderness how far a reading may lie behind the newest of its partition
 * @param idleness after how long without readings, by {@link AnsweredTime}, a partition no longer
 *     holds the others back
 * @param furthestAhead how far an event time may lie ahead of the broker's timestamp; what lies
 *     further is rejected
 */
public record TelemetryTime(long maxOutOfOrderness, long idleness, long furthestAhead)
    implements Serializable {

  /** How watermarks follow from the readings. */
  public WatermarkStrategy<IncomingTelemetry> watermarks() {
    WatermarkStrategy<IncomingTelemetry> ofReadings =
        AnsweredTime.withIdleness(
            WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMillis(maxOutOfOrderness)),
            Duration.ofMillis(idleness));
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
        // A clock may run ahead by less than is rejected, and still by more than windows stay open.
        long time = Math.min(eventTimestamp, incoming.source().timestampMillis());
        generator.onEvent(incoming, time, output);
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      generator.onPeriodicEmit(output);
    }
  }
}
