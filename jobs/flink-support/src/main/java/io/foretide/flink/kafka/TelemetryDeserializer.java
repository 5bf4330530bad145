package io.foretide.flink.kafka;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes telemetry within the source, where each partition's watermark is made. Nothing in a
 * record can make it fail.
 */
final class TelemetryDeserializer implements KafkaRecordDeserializationSchema<IncomingTelemetry> {
  private static final long serialVersionUID = 1L;

  private final String job;
  private final long furthestAheadMillis;
  private transient TelemetryDecoder decoder;

  TelemetryDeserializer(String job, long furthestAheadMillis) {
    this.job = job;
    this.furthestAheadMillis = furthestAheadMillis;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    decoder = new TelemetryDecoder(job, furthestAheadMillis);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<IncomingTelemetry> out) {
    out.collect(decoder.decode(SourceRecordDeserializer.of(record)));
  }

  @Override
  public TypeInformation<IncomingTelemetry> getProducedType() {
    return TypeInformation.of(IncomingTelemetry.class);
  }
}
