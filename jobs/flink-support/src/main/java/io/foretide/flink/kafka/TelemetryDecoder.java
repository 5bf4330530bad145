package io.foretide.flink.kafka;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.AvroCodec.UndecodableException;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.TelemetryReading;
import io.foretide.schemas.Telemetry;
import java.time.Duration;

/**
 * Looks at a record of the topic {@code telemetry} and says what it reads or why it cannot be used.
 */
public final class TelemetryDecoder {
  /** Bytes of a value: more than twice what four of the longest names and the numbers take. */
  public static final int LONGEST_RECORD = 8 * 1024;

  private final String job;
  private final long furthestAheadMillis;
  private final TelemetryReader reader = new TelemetryReader();
  private final AvroCodec<Telemetry> codec = TelemetryTopic.TOPIC.codec();

  /**
   * A decoder.
   *
   * @param job who refuses, for the dead letters
   * @param furthestAheadMillis how far an event time may lie ahead of the broker's timestamp
   */
  public TelemetryDecoder(String job, long furthestAheadMillis) {
    this.job = job;
    this.furthestAheadMillis = furthestAheadMillis;
  }

  /** Decodes and checks a record. */
  public IncomingTelemetry decode(SourceRecord source) {
    byte[] value = source.value();
    if (value == null) {
      return unreadable(source, Reason.UNDECODABLE, "the record has no value");
    }
    if (source.valueBytes() > LONGEST_RECORD) {
      return unreadable(
          source,
          Reason.TOO_LARGE,
          "the value has " + source.valueBytes() + " bytes, expected at most " + LONGEST_RECORD);
    }
    try {
      TelemetryReading read = reader.read(value);
      return check(
          source, read == null ? TelemetryTopic.TOPIC.fromAvro().apply(codec.decode(value)) : read);
    } catch (UndecodableException e) {
      return unreadable(source, Reason.UNDECODABLE, e.getMessage());
    }
  }

  private IncomingTelemetry check(SourceRecord source, TelemetryReading reading) {
    String complaint = TelemetryValidator.complaint(reading);
    if (complaint != null) {
      return rejected(source, reading, Reason.INVALID, complaint);
    }
    // An event time is not negative; a broker's timestamp is -1 when there is none.
    long ahead = reading.eventTimeMillis() - Math.max(0, source.timestampMillis());
    if (ahead > furthestAheadMillis) {
      return rejected(
          source,
          reading,
          Reason.FUTURE,
          "the event time lies %s ahead of the broker's timestamp, allowed are %s"
              .formatted(Duration.ofMillis(ahead), Duration.ofMillis(furthestAheadMillis)));
    }
    return new IncomingTelemetry(source, reading, null);
  }

  private IncomingTelemetry rejected(
      SourceRecord source, TelemetryReading reading, Reason reason, String detail) {
    return new IncomingTelemetry(
        source, null, new DeadLetter(job, reason, detail, source, reading.eventTimeMillis(), 0));
  }

  private IncomingTelemetry unreadable(SourceRecord source, Reason reason, String detail) {
    return new IncomingTelemetry(source, null, DeadLetter.unreadable(job, reason, detail, source));
  }
}
