package io.foretide.it;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.soak.SoakTraffic;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some windows of {@link SoakTraffic} in which a tenant makes up names of services, operations and
 * metrics in turn, each of which counts one and is never heard again, and one operation has as many
 * requests as there are names.
 */
final class NameFlood {
  static final String TENANT = "hostile";
  static final int BEGIN = 640;
  static final int END = 650;

  private static final int NAMES_PER_WINDOW = 30_000;
  static final int NAMES = (END - BEGIN) * NAMES_PER_WINDOW;

  private static final String OTHER = "__other__";
  private static final String SERVICE = "known";
  private static final String CALLS = "calls";
  private static final SeriesKey HOT =
      new SeriesKey(SoakTraffic.TENANT, "service-1", "GET /items", "");

  private NameFlood() {}

  /** The service that operations and metrics are made up for, in the window before the first. */
  static TelemetryReading known() {
    return counted(SoakTraffic.start(BEGIN - 1), new SeriesKey(TENANT, SERVICE, "", CALLS));
  }

  /** What nobody has heard of. */
  static List<TelemetryReading> unseen(int window) {
    int first = (window - BEGIN) * NAMES_PER_WINDOW;
    return IntStream.range(0, NAMES_PER_WINDOW)
        .mapToObj(i -> counted(time(window, i), unseenSeries(first + i)))
        .toList();
  }

  private static SeriesKey unseenSeries(int number) {
    String name = "made-up-" + number;
    return switch (number % 3) {
      case 0 -> new SeriesKey(TENANT, name, "", CALLS);
      case 1 -> new SeriesKey(TENANT, SERVICE, name, CALLS);
      default -> new SeriesKey(TENANT, SERVICE, "", name);
    };
  }

  /** What is asked all the time. */
  static List<TelemetryReading> hot(int window) {
    return IntStream.range(0, NAMES_PER_WINDOW)
        .mapToObj(i -> TelemetryReading.request(time(window, i), HOT, 10 + i % 8, false, "edge"))
        .toList();
  }

  /** Whether a series is one that names over the quota are folded into. */
  static boolean isOther(SeriesKey series) {
    return series.service().equals(OTHER) || series.operation().equals(OTHER);
  }

  private static long time(int window, int i) {
    return SoakTraffic.start(window) + i * SoakTraffic.WIDTH / NAMES_PER_WINDOW;
  }

  private static TelemetryReading counted(long time, SeriesKey series) {
    return TelemetryReading.sample(Kind.COUNT, time, series, 1, 0);
  }
}
