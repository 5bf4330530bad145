package io.foretide.flink.kafka;

import static io.foretide.model.series.SignalKind.LARGEST_VALUE;

import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.Arrays;

/** Says what is wrong with a reading: every later stage may rely on what passes here. */
final class TelemetryValidator {
  private static final int LONGEST_NAME = 256;

  /** What decoding puts in place of bytes that are no text. */
  private static final char NOT_UTF_8 = '\uFFFD';

  private TelemetryValidator() {}

  /** What is wrong with the reading, naming the field and its value; null when nothing is. */
  static String complaint(TelemetryReading reading) {
    String complaint = name("tenant", reading.series().tenant(), false);
    complaint = complaint != null ? complaint : name("service", reading.series().service(), false);
    complaint =
        complaint != null ? complaint : name("operation", reading.series().operation(), true);
    complaint =
        complaint != null ? complaint : name("callerService", reading.callerService(), true);
    if (complaint == null && reading.eventTimeMillis() < 0) {
      complaint = "eventTimeMillis is " + reading.eventTimeMillis() + ", expected at least 0";
    }
    return complaint != null ? complaint : values(reading);
  }

  private static String values(TelemetryReading reading) {
    return switch (reading.kind()) {
      case REQUEST -> atLeastZero("durationMicros", reading.value() * 1000);
      case COUNT -> metric(reading, atLeastZero("value", reading.value()));
      case GAUGE -> metric(reading, null);
    };
  }

  private static String metric(TelemetryReading reading, String complaint) {
    if (complaint != null) {
      return complaint;
    }
    String signal = name("signal", reading.series().signal(), false);
    if (signal != null) {
      return signal;
    }
    if (!(Math.abs(reading.value()) <= LARGEST_VALUE)) {
      return "value is " + reading.value() + ", expected a number within ±" + LARGEST_VALUE;
    }
    String range = range(reading);
    return range != null ? range : atLeastZero("weight", reading.weight());
  }

  private static String range(TelemetryReading reading) {
    return switch (Signals.kind(reading.series().signal(), reading.kind() == Kind.COUNT)) {
      case RATIO ->
          reading.value() >= 0 && reading.value() <= 1
              ? null
              : "value of "
                  + reading.series().signal()
                  + " is "
                  + reading.value()
                  + ", expected 0..1";
      case LATENCY -> atLeastZero("value of " + reading.series().signal(), reading.value());
      case COUNT, GAUGE -> null;
    };
  }

  private static String atLeastZero(String field, double value) {
    return value >= 0 && value <= LARGEST_VALUE
        ? null
        : field + " is " + value + ", expected a number of at least 0";
  }

  /** Whether texts may be names, where empty ones may. */
  static boolean areNames(String... texts) {
    return Arrays.stream(texts).allMatch(text -> name("", text, true) == null);
  }

  private static String name(String field, String value, boolean mayBeEmpty) {
    if (value.isEmpty() && !mayBeEmpty) {
      return field + " is empty";
    }
    if (value.indexOf(NOT_UTF_8) >= 0) {
      return field + " holds bytes that are not UTF-8";
    }
    return value.length() <= LONGEST_NAME
        ? null
        : field + " has " + value.length() + " characters, expected at most " + LONGEST_NAME;
  }
}
