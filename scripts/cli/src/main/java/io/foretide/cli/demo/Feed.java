package io.foretide.cli.demo;

import io.foretide.cli.Progress;
import io.foretide.cli.broker.RecordWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes a demo's input to the topic telemetry: most of it at once, the rest minute by minute. */
final class Feed {
  private static final int REPORT_EVERY = 100_000;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final DemoInput input;
  private final Properties client;
  private final Deque<ProducerRecord<byte[], byte[]>> later = new ArrayDeque<>();
  private long records;

  /**
   * Nothing is written yet.
   *
   * @param client properties that lead to the broker
   */
  Feed(DemoInput input, Properties client) {
    this.input = input;
    this.client = client;
  }

  /** Writes all records that arrive before anybody tells anything; the broker then has them. */
  void run(String topic, Progress progress) {
    long until = input.toldAtMillis().orElse(Long.MAX_VALUE);
    RecordWriter.write(
        client, out -> input.forEachRecord(topic, record -> take(record, until, out, progress)));
    progress.done(
        later.isEmpty() ? "%,d records" : "%,d records, %,d more while it runs",
        records,
        later.size());
  }

  private void take(
      ProducerRecord<byte[], byte[]> record,
      long until,
      Consumer<ProducerRecord<byte[], byte[]>> out,
      Progress progress) {
    if (record.timestamp() >= until) {
      later.add(record);
      return;
    }
    out.accept(record);
    if (++records % REPORT_EVERY == 0) {
      progress.report((double) records / input.expectedRecords(), "%,d records", records);
    }
  }

  /** Whether there are records that have not arrived yet. */
  boolean hasMore() {
    return !later.isEmpty();
  }

  /** Writes the records of the next minute. */
  void writeMinute() {
    long until = later.element().timestamp() + MINUTE;
    RecordWriter.write(
        client,
        out -> {
          while (!later.isEmpty() && later.element().timestamp() < until) {
            out.accept(later.remove());
            records++;
          }
        });
  }

  /** How many records were written. */
  long records() {
    return records;
  }
}
