package io.foretide.bench;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A stretch of requests, evenly over the time that they take, up to two seconds out of order; the
 * same in every run.
 *
 * @param records how many
 * @param minutes event time that they span
 * @param hotShare share of them that goes to one operation alone, beside its part
 */
public record Traffic(long records, int minutes, double hotShare) {
  private static final long START = 1_772_409_600_000L; // 2026-03-02T00:00:00Z
  private static final double MINUTE = 60_000;
  private static final long DISORDER_MILLIS = 2_000;
  private static final long SEED = 7;

  /** Requests that every operation has its part of. */
  public static Traffic even(long records, int minutes) {
    return new Traffic(records, minutes, 0);
  }

  /** The same with half of the requests to one operation. */
  public Traffic hot() {
    return new Traffic(records, minutes, 0.5);
  }

  /** Hands out all of them. */
  public void forEachRecord(String topic, Consumer<ProducerRecord<byte[], byte[]>> out) {
    SplittableRandom disorder = new SplittableRandom(SEED);
    Requests requests = new Requests(topic, hotShare);
    double millisPerRecord = minutes * MINUTE / records;
    for (long i = 0; i < records; i++) {
      long time = START + (long) (i * millisPerRecord) + disorder.nextLong(DISORDER_MILLIS);
      out.accept(requests.next(time));
    }
  }

  /** Requests of one operation in one window of a minute. */
  public double perOperationAndMinute() {
    return (double) records / minutes / Requests.operations();
  }
}
