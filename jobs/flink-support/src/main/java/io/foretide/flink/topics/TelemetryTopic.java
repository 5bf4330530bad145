package io.foretide.flink.topics;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.schemas.MetricKind;
import io.foretide.schemas.MetricSample;
import io.foretide.schemas.RequestEvent;
import io.foretide.schemas.Telemetry;

/** The topic {@code telemetry}: raw readings, as services and collectors write them. */
public final class TelemetryTopic {
  /** The contract. */
  public static final Topic<TelemetryReading, Telemetry> TOPIC =
      Topic.keyedByText(
          "telemetry",
          TelemetryReading.class,
          Telemetry::getClassSchema,
          reading -> reading.serviceKey().id(),
          TelemetryReading::eventTimeMillis,
          TelemetryTopic::toAvro,
          TelemetryTopic::fromAvro);

  private static final int FIRST_FAILING_STATUS = 500;
  private static final double MICROS_PER_MILLI = 1000;

  private TelemetryTopic() {}

  private static Telemetry toAvro(TelemetryReading reading) {
    Telemetry avro = new Telemetry();
    avro.setEventTimeMillis(reading.eventTimeMillis());
    avro.setTenant(reading.series().tenant());
    avro.setService(reading.series().service());
    avro.setOperation(reading.series().operation());
    avro.setReading(
        switch (reading.kind()) {
          case REQUEST ->
              new RequestEvent(
                  Math.round(reading.value() * MICROS_PER_MILLI),
                  reading.failed(),
                  0,
                  reading.callerService());
          case GAUGE -> sample(reading, MetricKind.GAUGE);
          case COUNT -> sample(reading, MetricKind.COUNT);
        });
    return avro;
  }

  private static MetricSample sample(TelemetryReading reading, MetricKind kind) {
    return new MetricSample(reading.series().signal(), kind, reading.value(), reading.weight());
  }

  private static TelemetryReading fromAvro(Telemetry avro) {
    return avro.getReading() instanceof RequestEvent request
        ? request(
            avro.getEventTimeMillis(),
            series(avro, ""),
            request.getDurationMicros(),
            request.getFailed(),
            request.getStatus(),
            request.getCallerService())
        : metric(avro, (MetricSample) avro.getReading());
  }

  /** A request by what its record says. */
  public static TelemetryReading request(
      long eventTimeMillis,
      SeriesKey asked,
      long durationMicros,
      boolean failed,
      int status,
      String callerService) {
    return TelemetryReading.request(
        eventTimeMillis,
        asked,
        durationMicros / MICROS_PER_MILLI,
        failed || status >= FIRST_FAILING_STATUS,
        callerService);
  }

  private static TelemetryReading metric(Telemetry avro, MetricSample sample) {
    return TelemetryReading.sample(
        kind(sample.getKind()),
        avro.getEventTimeMillis(),
        series(avro, sample.getSignal()),
        sample.getValue(),
        sample.getWeight());
  }

  /** How samples of that kind combine. */
  public static Kind kind(MetricKind kind) {
    return switch (kind) {
      case GAUGE -> Kind.GAUGE;
      case COUNT -> Kind.COUNT;
    };
  }

  private static SeriesKey series(Telemetry avro, String signal) {
    return new SeriesKey(avro.getTenant(), avro.getService(), avro.getOperation(), signal);
  }
}
