package io.foretide.bench.ladder;

import io.foretide.schemas.RequestEvent;
import io.foretide.schemas.Telemetry;
import java.io.IOException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A request event as a user would carry it.
 *
 * @param eventTimeMillis when it happened, milliseconds since the epoch
 * @param durationMicros how long it took
 */
public record Event(
    long eventTimeMillis,
    String tenant,
    String service,
    String operation,
    long durationMicros,
    boolean failed) {

  /** Avro's own decoder, as its documentation shows it. */
  static final class Decoder implements KafkaRecordDeserializationSchema<Event> {
    private static final long serialVersionUID = 1L;

    private transient BinaryMessageDecoder<Telemetry> decoder;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
      decoder = PlainAvro.decoder();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Event> out)
        throws IOException {
      out.collect(of(decoder.decode(record.value(), null)));
    }

    @Override
    public TypeInformation<Event> getProducedType() {
      return TypeInformation.of(Event.class);
    }
  }

  private static Event of(Telemetry telemetry) {
    RequestEvent request = (RequestEvent) telemetry.getReading();
    return new Event(
        telemetry.getEventTimeMillis(),
        telemetry.getTenant(),
        telemetry.getService(),
        telemetry.getOperation(),
        request.getDurationMicros(),
        request.getFailed());
  }

  String series() {
    return tenant + '/' + service + '/' + operation;
  }
}
