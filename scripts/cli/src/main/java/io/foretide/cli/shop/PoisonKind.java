package io.foretide.cli.shop;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ways in which a record can be unacceptable. */
enum PoisonKind {
  /** The head of an Avro single-object message, cut short. */
  TRUNCATED {
    @Override
    ShopRecord record(long millis, String service, Dice dice) {
      return ShopRecord.poison(millis, new byte[] {(byte) 0xC3, 1, 0x5E, 0x11, 0x0A});
    }
  },
  NO_BYTES {
    @Override
    ShopRecord record(long millis, String service, Dice dice) {
      return ShopRecord.poison(millis, new byte[0]);
    }
  },
  /** Random, but for a head that is no number, marker or text in any encoding. */
  RANDOM_BYTES {
    @Override
    ShopRecord record(long millis, String service, Dice dice) {
      byte[] bytes = new byte[64];
      dice.fill(bytes);
      Arrays.fill(bytes, 0, 11, (byte) 0xFF);
      return ShopRecord.poison(millis, bytes);
    }
  },
  JSON_TEXT {
    @Override
    ShopRecord record(long millis, String service, Dice dice) {
      String text = "{\"service\":\"" + service + "\",\"duration\":12.5}";
      return ShopRecord.poison(millis, text.getBytes(StandardCharsets.UTF_8));
    }
  },
  NOT_A_NUMBER {
    @Override
    ShopRecord record(long millis, String service, Dice dice) {
      return reading(millis, sample(millis, service, Double.NaN));
    }
  },
  NEGATIVE_DURATION {
    @Override
    ShopRecord record(long millis, String service, Dice dice) {
      SeriesKey key = new SeriesKey(ShopTraffic.TENANT, service, "GET /", "");
      double duration = -dice.between(1.0, 100.0);
      return reading(millis, TelemetryReading.request(millis, key, duration, false, ""));
    }
  },
  NO_SERVICE {
    @Override
    ShopRecord record(long millis, String service, Dice dice) {
      return reading(millis, sample(millis, "", 0.5));
    }
  },
  /** An event time ten years ahead, which must not move any watermark. */
  FAR_FUTURE {
    @Override
    ShopRecord record(long millis, String service, Dice dice) {
      return reading(millis, sample(millis + TEN_YEARS_MILLIS, service, 0.5));
    }
  };

  private static final long TEN_YEARS_MILLIS = 3_652L * 24 * 3_600_000;

  /** A record of this kind that arrives at {@code millis} and claims to be of {@code service}. */
  abstract ShopRecord record(long millis, String service, Dice dice);

  private static ShopRecord reading(long millis, TelemetryReading reading) {
    return ShopRecord.of(millis, reading, Fault.POISON);
  }

  private static TelemetryReading sample(long millis, String service, double value) {
    SeriesKey key = new SeriesKey(ShopTraffic.TENANT, service, "", Signals.SATURATION);
    return TelemetryReading.sample(Kind.GAUGE, millis, key, value, 0);
  }
}
