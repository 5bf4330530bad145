package io.foretide.flink.kafka;

import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.schemas.MetricKind;
import io.foretide.schemas.Telemetry;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;

/**
 * Reads a record of the topic {@code telemetry} field by field, in the order of the schema, without
 * making Avro's objects and without decoding the same names again.
 *
 * <p>It reads what is as it should be. Whatever is not (another schema, damage, names out of their
 * range) is nothing to it: the general way of {@link TelemetryDecoder} then finds out and says what
 * it is. Not safe for use by several threads at once.
 */
final class TelemetryReader {
  private static final MetricKind[] METRIC_KINDS = MetricKind.values();
  private static final byte[] HEADER = AvroCodec.header(Telemetry.getClassSchema());
  private static final int REQUEST =
      Telemetry.getClassSchema()
          .getField("reading")
          .schema()
          .getIndexNamed("io.foretide.schemas.RequestEvent");

  private final RecurringNames names = new RecurringNames();
  private final Utf8 name = new Utf8();
  private BinaryDecoder in;

  /** What the record says; null when it is anything but well-formed and of the current schema. */
  TelemetryReading read(byte[] value) {
    int header = HEADER.length;
    if (value.length < header || !Arrays.equals(HEADER, 0, header, value, 0, header)) {
      return null;
    }
    in = DecoderFactory.get().binaryDecoder(value, header, value.length - header, in);
    try {
      return read();
    } catch (IOException | RuntimeException e) {
      // Garbage makes Avro fail in many ways: end of input, indexes, negative sizes.
      return null;
    }
  }

  private TelemetryReading read() throws IOException {
    long time = in.readLong();
    String tenant = name();
    String service = name();
    String operation = name();
    if (tenant == null || service == null || operation == null) {
      return null;
    }
    return in.readIndex() == REQUEST
        ? request(time, new SeriesKey(tenant, service, operation, ""))
        : sample(time, tenant, service, operation);
  }

  private TelemetryReading request(long time, SeriesKey asked) throws IOException {
    long durationMicros = in.readLong();
    boolean failed = in.readBoolean();
    int status = in.readInt();
    String caller = name();
    return caller == null
        ? null
        : TelemetryTopic.request(time, asked, durationMicros, failed, status, caller);
  }

  private TelemetryReading sample(long time, String tenant, String service, String operation)
      throws IOException {
    String signal = name();
    Kind kind = TelemetryTopic.kind(METRIC_KINDS[in.readEnum()]);
    double value = in.readDouble();
    double weight = in.readDouble();
    return signal == null
        ? null
        : TelemetryReading.sample(
            kind, time, new SeriesKey(tenant, service, operation, signal), value, weight);
  }

  private String name() throws IOException {
    return names.text(in.readString(name));
  }
}
