package io.foretide.flink.kafka;

import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.schemas.MetricKind;
import io.foretide.schemas.MetricSample;
import io.foretide.schemas.RequestEvent;
import io.foretide.schemas.Telemetry;
import java.util.Arrays;
import org.apache.avro.Schema;

/**
 * Reads a record of the topic {@code telemetry} field by field, in the order of the schema, without
 * making Avro's objects, and without decoding the names of a series or a caller again.
 *
 * <p>It reads what is as it should be. Whatever is not (another schema, damage, names that are
 * none) is nothing to it: the general way of {@link TelemetryDecoder} then finds out and says what
 * it is. Not safe for use by several threads at once.
 */
final class TelemetryReader {
  private static final Schema SCHEMA = Telemetry.getClassSchema();
  private static final byte[] HEADER = AvroCodec.header(SCHEMA);
  private static final int REQUEST = branch(RequestEvent.getClassSchema());
  private static final int SAMPLE = branch(MetricSample.getClassSchema());
  private static final MetricKind[] METRIC_KINDS = MetricKind.values();

  private final AvroCursor in = new AvroCursor();
  private final AvroCursor names = new AvroCursor();
  private final RecurringBytes<SeriesKey> knownSeries = new RecurringBytes<>();
  private final RecurringBytes<String> knownCallers = new RecurringBytes<>();

  private static int branch(Schema of) {
    return SCHEMA.getField("reading").schema().getIndexNamed(of.getFullName());
  }

  /** What the record says; null when it is anything but well-formed and of the current schema. */
  TelemetryReading read(byte[] value) {
    int header = HEADER.length;
    if (value.length < header || !Arrays.equals(HEADER, 0, header, value, 0, header)) {
      return null;
    }
    in.turnTo(value, header);
    try {
      long time = in.readLong();
      int from = in.position();
      in.skipText();
      in.skipText();
      in.skipText();
      int to = in.position();
      long branch = in.readLong();
      return branch == REQUEST
          ? request(value, time, series(value, from, to, false))
          : branch == SAMPLE ? sample(value, time, from) : null;
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      return null;
    }
  }

  private TelemetryReading request(byte[] value, long time, SeriesKey asked) {
    long durationMicros = in.readLong();
    boolean failed = in.readBoolean();
    long status = in.readLong();
    String caller = caller(value);
    return asked == null || caller == null || status != (int) status
        ? null
        : TelemetryTopic.request(time, asked, durationMicros, failed, (int) status, caller);
  }

  private TelemetryReading sample(byte[] value, long time, int from) {
    in.skipText();
    SeriesKey series = series(value, from, in.position(), true);
    MetricKind kind = METRIC_KINDS[Math.toIntExact(in.readLong())];
    double sampled = in.readDouble();
    double weight = in.readDouble();
    return series == null
        ? null
        : TelemetryReading.sample(TelemetryTopic.kind(kind), time, series, sampled, weight);
  }

  /** The series whose names lie there, of a sample with the signal behind them. */
  private SeriesKey series(byte[] value, int from, int to, boolean ofSample) {
    SeriesKey known = knownSeries.find(value, from, to);
    if (known != null) {
      return known;
    }
    names.turnTo(value, from);
    String tenant = names.readText();
    String service = names.readText();
    String operation = names.readText();
    String signal = "";
    if (ofSample) {
      names.readLong();
      signal = names.readText();
    }
    SeriesKey series = new SeriesKey(tenant, service, operation, signal);
    if (!TelemetryValidator.areNames(tenant, service, operation, signal)) {
      return null;
    }
    knownSeries.put(value, from, to, series);
    return series;
  }

  private String caller(byte[] value) {
    int from = in.position();
    in.skipText();
    String known = knownCallers.find(value, from, in.position());
    if (known != null) {
      return known;
    }
    names.turnTo(value, from);
    String caller = names.readText();
    if (!TelemetryValidator.areNames(caller)) {
      return null;
    }
    knownCallers.put(value, from, in.position(), caller);
    return caller;
  }
}
