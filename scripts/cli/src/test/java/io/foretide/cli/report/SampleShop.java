package io.foretide.cli.report;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;
import io.foretide.model.series.Trust;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Telemetry of a made-up shop as functions of time: the same at every call. */
record SampleShop(long from, long to, long windowMillis, List<TrueIncident> incidents) {
  static final List<String> SIGNALS =
      List.of(Signals.REQUESTS, Signals.ERRORS, Signals.LATENCY_P95, Signals.SATURATION);
  private static final double DAY = 86_400_000;

  static SeriesKey key(String service, String signal) {
    return new SeriesKey("shop", service, "", signal);
  }

  long[] times() {
    return LongStream.iterate(from, time -> time < to, time -> time + windowMillis).toArray();
  }

  List<ScoredWindow> series(String service, String signal) {
    return LongStream.of(times()).mapToObj(time -> window(service, signal, time)).toList();
  }

  double expected(String service, String signal, long time) {
    double size = 4000 / (1.0 + SampleReport.SERVICES.indexOf(service));
    double day = Math.sin(2 * Math.PI * ((time - from) / DAY - 0.35));
    boolean weekend = (long) ((time - from) / DAY) % 7 >= 5;
    double load = (0.62 + 0.33 * day + 0.05 * Math.sin(day * 7)) * (weekend ? 0.7 : 1);
    return switch (signal) {
      case Signals.REQUESTS -> size * load;
      case Signals.ERRORS -> 0.004 + 0.002 * load;
      case Signals.LATENCY_P95 -> 90 + 80 * load;
      default -> 0.2 + 0.5 * load;
    };
  }

  double value(String service, String signal, long time) {
    Random random = new Random((service + signal).hashCode() * 31L + time);
    random.nextGaussian();
    double noisy = expected(service, signal, time) * (1 + spread(signal) * random.nextGaussian());
    for (TrueIncident incident : incidents) {
      if (incident.touches(service)
          && time >= incident.startMillis()
          && time < incident.endMillis()) {
        noisy = SampleIncidents.disturbed(incident, service, signal, noisy);
      }
    }
    boolean silent = signal.equals(Signals.SATURATION) && service.equals("cart");
    return silent && time > from + 9 * DAY && time < from + 9.4 * DAY
        ? Double.NaN
        : Math.max(0, noisy);
  }

  private ScoredWindow window(String service, String signal, long time) {
    SeriesKey key = key(service, signal);
    SeriesWindow window =
        new SeriesWindow(
            key,
            time,
            time + windowMillis,
            value(service, signal, time),
            100,
            Signals.kind(signal, false));
    double expected = expected(service, signal, time);
    boolean learning = time < from + DAY;
    double half = 1.96 * spread(signal) * expected * (learning ? 4 : 1);
    double lower =
        window.kind() == SignalKind.GAUGE ? expected - half : Math.max(0, expected - half);
    boolean first = time < from + DAY / 24;
    return new ScoredWindow(
        window,
        first ? Double.NaN : expected,
        first ? Double.NaN : lower,
        first ? Double.NaN : expected + half,
        0.1,
        0,
        0,
        0,
        learning ? Trust.LEARNING : Trust.TRAINED,
        0.95);
  }

  private static double spread(String signal) {
    return switch (signal) {
      case Signals.ERRORS -> 0.25;
      case Signals.LATENCY_P95 -> 0.08;
      default -> 0.04;
    };
  }
}
