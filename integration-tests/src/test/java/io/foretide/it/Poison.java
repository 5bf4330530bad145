package io.foretide.it;

import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Bytes that no job can use.
 *
 * <p>Holds an array, so it has identity equality.
 *
 * @param what what is wrong with it
 * @param value value of the record; null for none
 * @param expected the reasons of which one must be given
 */
record Poison(String what, byte[] value, Set<Reason> expected) {
  /** Marker and fingerprint of Avro's single-object encoding. */
  private static final int HEADER = 10;

  /** How wrong a clock may be. */
  static final Duration TEN_YEARS = Duration.ofDays(3652);

  @Override
  public String toString() {
    return what + (value == null ? "" : " (" + value.length + " bytes)");
  }

  /** Every kind that does not depend on how far time has come. */
  static List<Poison> ofEveryKind(Instant now, long seed) {
    List<Poison> all = new ArrayList<>();
    byte[] request = encode(request(now, "busy", 12.5));
    byte[] sample = encode(gauge(now, "queue", 1, 0));
    truncated(request, all);
    truncated(sample, all);
    random(request, new Random(seed), all);
    headers(request, all);
    lengths(request, all);
    readings(now, all);
    all.add(new Poison("900 KB", new byte[900 * 1024], EnumSet.of(Reason.TOO_LARGE)));
    byte[] invalid = encode(request(now, "busyZZ", 12.5));
    int place = new String(invalid, StandardCharsets.ISO_8859_1).indexOf("ZZ");
    invalid[place] = (byte) 0xC3;
    invalid[place + 1] = (byte) 0x28;
    all.add(new Poison("invalid UTF-8", invalid, EnumSet.of(Reason.INVALID)));
    return all;
  }

  /** Clocks that lie: a reading ahead of the broker's timestamp by more than is tolerated. */
  static Poison ahead(Instant now, Duration by) {
    byte[] value = encode(gauge(now.plus(by), "queue", 1, 0));
    return new Poison("ahead by " + by, value, EnumSet.of(Reason.FUTURE));
  }

  /** Clocks that lie: a reading ten years behind what has long been written. */
  static Poison tenYearsBehind(Instant now) {
    byte[] value = encode(gauge(now.minus(TEN_YEARS), "queue", 1, 0));
    return new Poison("ten years behind", value, EnumSet.of(Reason.LATE));
  }

  /** A name without end. */
  static Poison longLabel(Instant now) {
    byte[] value = encode(request(now, "s".repeat(64 * 1024), 1));
    return new Poison("label of 64 KB", value, EnumSet.of(Reason.TOO_LARGE));
  }

  /** What only a broker takes whose limits were raised. */
  static Poison tenMegabytes() {
    return new Poison("10 MB", new byte[10 << 20], EnumSet.of(Reason.TOO_LARGE));
  }

  /** Much that compresses to next to nothing. */
  static List<Poison> decompressionBomb(int megabytes) {
    return Collections.nCopies(
        megabytes, new Poison("1 MB of zeros", new byte[1 << 20], EnumSet.of(Reason.TOO_LARGE)));
  }

  /** What nothing comes after. */
  static Poison last() {
    return undecodable("the last", "end".getBytes(StandardCharsets.UTF_8));
  }

  private static void truncated(byte[] whole, List<Poison> all) {
    for (int length = 0; length < whole.length; length++) {
      all.add(undecodable("truncated to " + length, Arrays.copyOf(whole, length)));
    }
  }

  private static void random(byte[] valid, Random random, List<Poison> all) {
    for (int i = 0; i < 100; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      all.add(undecodable("random bytes", bytes.clone()));
      // Behind a valid header they may happen to be a record, but never a sound one.
      System.arraycopy(valid, 0, bytes, 0, Math.min(HEADER, bytes.length));
      Set<Reason> either = EnumSet.of(Reason.UNDECODABLE, Reason.INVALID);
      all.add(new Poison("random bytes behind a valid header", bytes, either));
    }
  }

  private static void headers(byte[] valid, List<Poison> all) {
    all.add(undecodable("no value", null));
    byte[] unknown = valid.clone();
    unknown[HEADER - 1] ^= 1;
    all.add(undecodable("unknown fingerprint", unknown));
    byte[] marker = valid.clone();
    marker[0] ^= 1;
    all.add(undecodable("wrong marker", marker));
    all.add(undecodable("JSON", "{\"service\":\"busy\"}".getBytes(StandardCharsets.UTF_8)));
  }

  private static void lengths(byte[] valid, List<Poison> all) {
    // The first text follows the event time, a varint whose last byte has its high bit unset.
    int text = HEADER;
    while (valid[text] < 0) {
      text++;
    }
    byte[] upToText = Arrays.copyOf(valid, text + 1);
    for (long length : new long[] {1L << 31, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, -1, -5}) {
      all.add(undecodable("text of length " + length, withVarint(upToText, length)));
    }
  }

  private static byte[] withVarint(byte[] start, long number) {
    byte[] bytes = Arrays.copyOf(start, start.length + 10);
    int at = start.length;
    long zigzag = (number << 1) ^ (number >> 63);
    while ((zigzag & ~0x7FL) != 0) {
      bytes[at++] = (byte) (zigzag | 0x80);
      zigzag >>>= 7;
    }
    bytes[at++] = (byte) zigzag;
    return Arrays.copyOf(bytes, at);
  }

  private static void readings(Instant now, List<Poison> all) {
    for (double value :
        new double[] {
          Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e308, -1e308
        }) {
      all.add(invalid("gauge of " + value, gauge(now, "queue", value, 0)));
      all.add(invalid("count of " + value, count(now, value)));
    }
    for (double weight : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
      all.add(invalid("weight of " + weight, gauge(now, "queue", 1, weight)));
    }
    all.add(invalid("negative count", count(now, -1)));
    all.add(invalid("negative duration", request(now, "busy", -0.001)));
    all.add(invalid("most negative duration", request(now, "busy", -9e15)));
    all.add(invalid("before 1970", gauge(Instant.ofEpochMilli(-1), "queue", 1, 0)));
    all.add(invalid("no service", request(now, "", 1)));
    all.add(invalid("no signal", gauge(now, "", 1, 0)));
    all.add(invalid("long service", request(now, "s".repeat(257), 1)));
    all.add(invalid("long signal", gauge(now, "s".repeat(257), 1, 0)));
    all.add(longLabel(now));
    all.add(ahead(now, TEN_YEARS));
  }

  private static Poison undecodable(String what, byte[] value) {
    return new Poison(what, value, EnumSet.of(Reason.UNDECODABLE));
  }

  private static Poison invalid(String what, TelemetryReading reading) {
    return new Poison(what, encode(reading), EnumSet.of(Reason.INVALID));
  }

  private static TelemetryReading request(Instant now, String service, double millis) {
    SeriesKey series = new SeriesKey(RequestLog.TENANT, service, "GET /items", "");
    return TelemetryReading.request(now.toEpochMilli(), series, millis, false, "edge");
  }

  private static TelemetryReading gauge(Instant now, String signal, double value, double weight) {
    SeriesKey series = new SeriesKey(RequestLog.TENANT, "busy", "", signal);
    return TelemetryReading.sample(Kind.GAUGE, now.toEpochMilli(), series, value, weight);
  }

  private static TelemetryReading count(Instant now, double value) {
    SeriesKey series = new SeriesKey(RequestLog.TENANT, "busy", "", "orders");
    return TelemetryReading.sample(Kind.COUNT, now.toEpochMilli(), series, value, 0);
  }

  private static byte[] encode(TelemetryReading reading) {
    return TelemetryTopic.TOPIC.codec().encode(TelemetryTopic.TOPIC.toAvro().apply(reading));
  }
}
