package io.foretide.flink.topics;

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

  private TelemetryTopic() {}

  private static Telemetry toAvro(TelemetryReading reading) {
    Telemetry avro = new Telemetry();
    avro.setEventTimeMillis(reading.eventTimeMillis());
    avro.setTenant(reading.tenant());
    avro.setService(reading.service());
    avro.setOperation(reading.operation());
    avro.setReading(
        switch (reading.kind()) {
          case REQUEST ->
              new RequestEvent(
                  Math.round(reading.value() * 1000), reading.failed(), 0, reading.callerService());
          case GAUGE -> sample(reading, MetricKind.GAUGE);
          case COUNT -> sample(reading, MetricKind.COUNT);
        });
    return avro;
  }

  private static MetricSample sample(TelemetryReading reading, MetricKind kind) {
    return new MetricSample(reading.signal(), kind, reading.value(), reading.weight());
  }

  private static TelemetryReading fromAvro(Telemetry avro) {
    return avro.getReading() instanceof RequestEvent request
        ? reading(
            avro,
            Kind.REQUEST,
            "",
            request.getDurationMicros() / 1000.0,
            1,
            request.getFailed() || request.getStatus() >= FIRST_FAILING_STATUS,
            request.getCallerService())
        : metric(avro, (MetricSample) avro.getReading());
  }

  private static TelemetryReading metric(Telemetry avro, MetricSample sample) {
    Kind kind =
        switch (sample.getKind()) {
          case GAUGE -> Kind.GAUGE;
          case COUNT -> Kind.COUNT;
        };
    return reading(
        avro, kind, sample.getSignal(), sample.getValue(), sample.getWeight(), false, "");
  }

  private static TelemetryReading reading(
      Telemetry avro,
      Kind kind,
      String signal,
      double value,
      double weight,
      boolean failed,
      String caller) {
    return new TelemetryReading(
        kind,
        avro.getEventTimeMillis(),
        avro.getTenant(),
        avro.getService(),
        avro.getOperation(),
        signal,
        value,
        weight,
        failed,
        caller);
  }
}
